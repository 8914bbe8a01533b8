package org.onedata.oneprovider.emulator.junit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/**
 * JUnit extension that starts an emulator for tests, and connects a client to it as the first user. Tests run in
 * parallel if they like.
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
 * <p>So each test has an emulator of its own, which it and its methods with {@code @BeforeEach} or {@code @AfterEach}
 * can have as a parameter, as well as the client. In a field, the extension can be configured, and tells both:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final OneproviderEmulatorExtension KRAKOW = new OneproviderEmulatorExtension(builder -> builder.tls())
 *         .withClient(client -> client.retries(2).callTimeout(Duration.ofSeconds(5)));
 * }</pre>
 *
 * <p>The emulator then lives as long as the field. If it is static, the class and its {@code @Nested} ones have one,
 * which is {@linkplain OneproviderEmulator#reset reset} before each test unless tests run in parallel. If it is not,
 * each test has its own. A test of several Oneproviders has several fields, and no parameters, since those would be
 * ambiguous.
 *
 * <p>Unless told otherwise, the client never retries: each call is exactly one request. Without
 * {@code oneprovider-client} on the class path, there is no client, and the rest works the same.
 */
public final class OneproviderEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private final Namespace namespace = Namespace.create(OneproviderEmulatorExtension.class, this);
    private final UnaryOperator<OneproviderEmulator.Builder> settings;
    private final UnaryOperator<OneproviderClient.Builder> clientSettings;
    private volatile @Nullable Started last;
    private int classes;

    /** Uses an emulator with the default settings. */
    public OneproviderEmulatorExtension() {
        this(UnaryOperator.identity());
    }

    /** Applies {@code settings} to the builder of each emulator. */
    public OneproviderEmulatorExtension(UnaryOperator<OneproviderEmulator.Builder> settings) {
        this(settings, UnaryOperator.identity());
    }

    private OneproviderEmulatorExtension(
            UnaryOperator<OneproviderEmulator.Builder> settings,
            UnaryOperator<OneproviderClient.Builder> clientSettings) {
        this.settings = requireNonNull(settings, "settings");
        this.clientSettings = requireNonNull(clientSettings, "clientSettings");
    }

    /**
     * Returns a copy that applies {@code settings} to the builder of each client. Address, token, no retries and, with
     * TLS, the emulator's certificate are set already.
     */
    public OneproviderEmulatorExtension withClient(UnaryOperator<OneproviderClient.Builder> settings) {
        return new OneproviderEmulatorExtension(this.settings, settings);
    }

    /**
     * The emulator of the test that runs.
     *
     * @throws IllegalStateException if no test runs
     */
    public OneproviderEmulator emulator() {
        return started().emulator();
    }

    /**
     * A client of the emulator, connected as its first user.
     *
     * @throws IllegalStateException if no test runs
     */
    public OneproviderClient client() {
        return (OneproviderClient) started().client();
    }

    private Started started() {
        Started started = last;
        if (started == null) {
            throw new IllegalStateException(
                    "No emulator runs now: it starts before the tests and stops after them, and the field of the"
                            + " extension needs @RegisterExtension");
        }
        return started;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isInFieldOf(context)) {
            store(context).put(Started.class, startForClass());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Started ofClass = store(context).get(Started.class, Started.class);
        if (ofClass == null) {
            last = Started.start(settings, clientSettings);
            store(context).put(Started.class, last);
        } else if (context.getExecutionMode() == ExecutionMode.SAME_THREAD && !isShared()) {
            ofClass.emulator().reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Started own = store(context).remove(Started.class, Started.class); // Not that of the class.
        if (own != null) {
            own.close();
            last = last == own ? null : last;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (store(context).remove(Started.class) != null) {
            stopForClass();
        }
    }

    /** A static field may be inherited by classes that run at the same time: they share what is in it. */
    private synchronized Started startForClass() {
        Started started = last;
        if (classes == 0 || started == null) {
            started = Started.start(settings, clientSettings);
            last = started;
        }
        classes++;
        return started;
    }

    private synchronized boolean isShared() {
        return classes > 1;
    }

    private synchronized void stopForClass() {
        classes--;
        if (classes == 0) {
            started().close();
            last = null;
        }
    }

    private boolean isInFieldOf(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        List<OneproviderEmulatorExtension> ofClass = AnnotationSupport.findAnnotatedFieldValues(
                test, RegisterExtension.class, OneproviderEmulatorExtension.class);
        List<OneproviderEmulatorExtension> ofInstance = context.getTestInstance() // If there is one for all methods.
                .map(instance -> AnnotationSupport.findAnnotatedFieldValues(
                        instance, RegisterExtension.class, OneproviderEmulatorExtension.class))
                .orElse(List.of());
        return Stream.concat(ofClass.stream(), ofInstance.stream()).anyMatch(extension -> extension == this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == OneproviderEmulator.class || Started.isClient(type))
                && (context.getTestMethod().isPresent() || store(context).get(Started.class) != null);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = requireNonNull(store(context).get(Started.class, Started.class));
        return parameter.getParameter().getType() == OneproviderEmulator.class ? started.emulator() : started.client();
    }

    private Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }
}
