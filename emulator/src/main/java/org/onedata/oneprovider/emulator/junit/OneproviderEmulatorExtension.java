package org.onedata.oneprovider.emulator.junit;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/**
 * An emulator of its own for each test method, and a client that is connected to it as the first user.
 *
 * <pre>{@code
 * @ExtendWith(OneproviderEmulatorExtension.class)
 * class PauseTest {
 *     @Test
 *     void scheduledExecutionIsPaused(OneproviderEmulator emulator, OneproviderClient client) {
 *         String wid = emulator.schedule();
 *         client.workflowExecutions().pauseWorkflowExecution(wid);
 *         assertThat(emulator.status(wid)).isEqualTo(ExecutionStatus.STOPPING);
 *     }
 * }
 * }</pre>
 *
 * <p>The client does not retry, so that each of its calls is one request. Both can be parameters of test methods and of methods with {@code @BeforeEach} or {@code @AfterEach}. An emulator that
 * is not the default one is described on a field: {@code @RegisterExtension static final OneproviderEmulatorExtension
 * EMULATOR = new OneproviderEmulatorExtension(builder -> builder.settleAfter(Duration.ZERO));}
 */
public final class OneproviderEmulatorExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OneproviderEmulatorExtension.class);

    private final UnaryOperator<OneproviderEmulator.Builder> settings;

    /** With an emulator on the loopback interface and a free port. */
    public OneproviderEmulatorExtension() {
        this(UnaryOperator.identity());
    }

    /** With an emulator that is built by what {@code settings} returns, for each test anew. */
    public OneproviderEmulatorExtension(UnaryOperator<OneproviderEmulator.Builder> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        OneproviderEmulator emulator =
                settings.apply(OneproviderEmulator.builder()).start();
        context.getStore(NAMESPACE).put(OneproviderEmulator.class, emulator);
        context.getStore(NAMESPACE)
                .put(
                        OneproviderClient.class,
                        OneproviderClient.builder()
                                .baseUrl(emulator.baseUrl())
                                .token(emulator.token())
                                .retries(0) // One call is one request, whatever a test tells the emulator to answer.
                                .build());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        OneproviderEmulator emulator =
                context.getStore(NAMESPACE).remove(OneproviderEmulator.class, OneproviderEmulator.class);
        if (emulator != null) {
            emulator.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getTestMethod().isPresent()
                && (type == OneproviderEmulator.class || type == OneproviderClient.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getStore(NAMESPACE).get(type, type);
    }
}
