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
 * JUnit extension that gives each test method its own emulator, and a client connected to it as the first user.
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
 * <p>Test methods and methods with {@code @BeforeEach} or {@code @AfterEach} can have both as parameters. The client
 * never retries, so each call is exactly one request.
 *
 * <p>To configure the emulator, register the extension on a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final OneproviderEmulatorExtension EMULATOR =
 *         new OneproviderEmulatorExtension(builder -> builder.settleAfter(Duration.ZERO));
 * }</pre>
 */
public final class OneproviderEmulatorExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OneproviderEmulatorExtension.class);

    private final UnaryOperator<OneproviderEmulator.Builder> settings;

    /** Uses an emulator with the default settings. */
    public OneproviderEmulatorExtension() {
        this(UnaryOperator.identity());
    }

    /** Applies {@code settings} to the builder of the emulator, anew for each test. */
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
                                .retries(0) // One call is one request, whatever a test has enqueued.
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
