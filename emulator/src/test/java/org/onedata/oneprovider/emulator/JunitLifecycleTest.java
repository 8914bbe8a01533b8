package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderConnectionException;
import org.onedata.oneprovider.client.ServiceUnavailableException;
import org.onedata.oneprovider.emulator.junit.OneproviderEmulatorExtension;

/** How long an emulator lives, by where its extension stands; and what can be set. */
class JunitLifecycleTest {

    @Nested
    @ExtendWith(OneproviderEmulatorExtension.class)
    class OnTheClass {
        private static final Set<OneproviderEmulator> SEEN = ConcurrentHashMap.newKeySet();

        @BeforeEach
        void addsAnExecution(OneproviderEmulator emulator) {
            emulator.schedule();
        }

        @RepeatedTest(2)
        void eachTestHasItsOwn(OneproviderEmulator emulator, OneproviderClient client) {
            assertThat(SEEN.add(emulator)).isTrue();
            client.workflowExecutions().pauseWorkflowExecution(emulator.schedule());
            assertThat(emulator.requests()).hasSize(1);
        }

        @Nested
        class AndBelow {
            @Test
            void itIsTheSame(OneproviderEmulator emulator) {
                assertThat(SEEN.add(emulator)).isTrue();
                assertThat(emulator.executions()).hasSize(1);
            }
        }
    }

    @Nested
    class InAStaticField {
        @RegisterExtension
        static final OneproviderEmulatorExtension ONEPROVIDER = new OneproviderEmulatorExtension();

        private static OneproviderEmulator emulatorOfAll;

        InAStaticField(OneproviderEmulator emulator) {
            assertThat(emulator).isSameAs(emulatorOfAll);
        }

        @BeforeAll
        static void remember(OneproviderEmulator emulator) {
            emulatorOfAll = emulator;
        }

        @AfterAll
        static void itStillRuns() {
            ONEPROVIDER.emulator().schedule();
        }

        @RepeatedTest(2)
        void allTestsShareOneThatIsAsNew(OneproviderEmulator emulator, OneproviderClient client) {
            assertThat(emulator).isSameAs(emulatorOfAll).isSameAs(ONEPROVIDER.emulator());
            assertThat(client).isSameAs(ONEPROVIDER.client());
            assertThat(emulator.executions()).isEmpty();
            emulator.schedule();
            emulator.enqueue(ScriptedResponse.reset());
        }

        @Nested
        class AndBelow {
            @Test
            void too(OneproviderClient client) {
                client.workflowExecutions()
                        .pauseWorkflowExecution(ONEPROVIDER.emulator().schedule());
                assertThat(ONEPROVIDER.emulator()).isSameAs(emulatorOfAll);
            }
        }
    }

    @Nested
    class InFields {
        @RegisterExtension
        final OneproviderEmulatorExtension krakow = new OneproviderEmulatorExtension();

        @RegisterExtension
        final OneproviderEmulatorExtension paris =
                new OneproviderEmulatorExtension(emulator -> emulator.settleAfter(Duration.ofDays(1)));

        private static final Set<OneproviderEmulator> SEEN = ConcurrentHashMap.newKeySet();

        @RepeatedTest(2)
        void eachTestHasTwo() {
            assertThat(SEEN.add(krakow.emulator())).isTrue();
            assertThat(SEEN.add(paris.emulator())).isTrue();
            String wid = paris.emulator().schedule();

            paris.client().workflowExecutions().pauseWorkflowExecution(wid);

            assertThat(paris.emulator().status(wid)).isEqualTo(ExecutionStatus.STOPPING);
            assertThat(krakow.emulator().requests()).isEmpty();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InAFieldOfTheOnlyInstance {
        @RegisterExtension
        final OneproviderEmulatorExtension oneprovider = new OneproviderEmulatorExtension();

        private OneproviderEmulator first;

        @RepeatedTest(2)
        void allTestsShareOne(OneproviderEmulator emulator) {
            first = first == null ? emulator : first;
            assertThat(emulator).isSameAs(first);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class InParallel {
        @RegisterExtension
        static final OneproviderEmulatorExtension ONEPROVIDER = new OneproviderEmulatorExtension();

        private static final AtomicInteger ADDED = new AtomicInteger();

        @RepeatedTest(4)
        void noTestResetsWhatAnotherUses(OneproviderEmulator emulator) {
            int before = ADDED.get();

            emulator.schedule();
            ADDED.incrementAndGet();

            assertThat(emulator.executions()).hasSizeGreaterThan(before);
        }
    }

    @Nested
    class WithSettings {
        @RegisterExtension
        final OneproviderEmulatorExtension oneprovider = new OneproviderEmulatorExtension(builder -> builder.tls())
                .withClient(client -> client.retries(2).readTimeout(Duration.ofMillis(300)));

        @Test
        void clientRetriesOverTls(OneproviderEmulator emulator, OneproviderClient client) {
            emulator.enqueue(ScriptedResponse.of(503, "").withHeader("Retry-After", "0"));
            emulator.enqueue(ScriptedResponse.of(503, "").withHeader("Retry-After", "0"));

            client.workflowExecutions().pauseWorkflowExecution(emulator.schedule());

            assertThat(emulator.baseUrl()).startsWith("https://127.0.0.1:");
            assertThat(emulator.requests()).hasSize(3);
        }

        @Test
        void clientGivesUpAfterItsTimeout(OneproviderEmulator emulator, OneproviderClient client) {
            emulator.script(Requests.all(), ScriptedResponse.late(Duration.ofMinutes(1)));

            assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(emulator.schedule()))
                    .isInstanceOf(OneproviderConnectionException.class)
                    .hasMessageContaining("timed out");
        }
    }

    @Nested
    @ExtendWith(OneproviderEmulatorExtension.class)
    class WithoutSettings {
        @Test
        void oneCallIsOneRequest(OneproviderEmulator emulator, OneproviderClient client) {
            emulator.enqueue(ScriptedResponse.of(503, ""));

            assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(emulator.schedule()))
                    .isInstanceOf(ServiceUnavailableException.class);
            assertThat(emulator.requests()).hasSize(1);
        }
    }

    @Test
    void emulatorIsThereDuringTestsOnly() {
        assertThatThrownBy(new OneproviderEmulatorExtension()::emulator)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "No emulator runs now: it starts before the tests and stops after them, and the field of the"
                                + " extension needs @RegisterExtension");
    }
}
