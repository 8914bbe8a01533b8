package org.onedata.oneprovider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The faults that were found in use, put back into the stubs one by one: a test fails of each. */
@Tag("nested-build")
class FaultsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/onedata/oneprovider/server");

    @TempDir
    Path classes;

    /** A text of a class that becomes another, and the test that fails then. */
    record Fault(String name, Class<?> test, String method, String file, String code, String fault) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Fault> faults() {
        return List.of(
                neighbour(
                        "a mapper of the application takes errors of the contract",
                        "mapperOfTheApplicationDoesNotTakeErrorsOfTheContract",
                        "ErrorMappers",
                        "new OfContract(answers),",
                        ""),
                neighbour(
                        "other resources are answered for",
                        "resourceBesideTheStubAnswersAsWithoutIt",
                        "Scope",
                        "return isOfContract(type);\n        }\n        if",
                        "return true;\n        }\n        if"),
                neighbour(
                        "mappers of the application are not asked",
                        "mapperOfTheApplicationDoesNotTakeErrorsOfTheContract",
                        "ErrorMappers",
                        "if (mapper != null)",
                        "if (false)"),
                neighbour(
                        "unmatched paths are answered for without asking",
                        "resourceBesideTheStubAnswersAsWithoutIt",
                        "Scope",
                        "return parent != null",
                        "return true || parent != null"),
                neighbour(
                        "the interface is taken for a resource",
                        "interfaceIsNotTakenForAResource",
                        "OneproviderFeature",
                        "context.register(new JerseyModel());",
                        ""),
                neighbour(
                        "the token comes after authorization",
                        "tokenIsThereBeforeAuthorization",
                        "OneproviderFeature",
                        "Priorities.AUTHENTICATION",
                        "Priorities.USER"),
                new Fault(
                        "no error reaches a caller if the contract gains what the stubs do not know",
                        OneproviderFeatureTest.class,
                        "errorOfTheImplementerIsSentWithItsPlace",
                        "ErrorWriter",
                        "error.isHandmade() ? checked(error) : joined(error)",
                        "checked(new OneproviderErrorException(error.status(), ErrorJson.builder().build()))"),
                neighbour(
                        "headers of a replaced body stay",
                        "headersOfAReplacedBodyAreDropped",
                        "ErrorAnswers",
                        "\"etag\",",
                        ""),
                neighbour(
                        "an error that is wrapped is lost",
                        "errorThatIsWrappedIsSent",
                        "Runtimes",
                        "\"java.util.concurrent.CompletionException\",",
                        ""),
                new Fault(
                        "a broken provider of Bean Validation breaks every error",
                        ErrorValidatorTest.class,
                        "providerThatFailsIsDoneWithout",
                        "ErrorValidator",
                        "catch (RuntimeException | LinkageError | ServiceConfigurationError e) {\n            ErrorLog.warn(\"Errors",
                        "catch (ServiceConfigurationError e) {\n            ErrorLog.warn(\"Errors"),
                neighbour(
                        "an internal class is named",
                        "errorOfTheRuntimeNamesNoInternalClass",
                        "Place",
                        "\"OneproviderFeature\"",
                        "\"ErrorAnswers\""),
                neighbour(
                        "any status is taken",
                        "statusThatOnedataDoesNotUseIsRefused",
                        "OneproviderErrorException",
                        "return STATUSES.contains(status);",
                        "return true;"),
                new Fault(
                        "the identity of the application's properties is not found",
                        OneproviderFeatureTest.class,
                        "runtimeDiscoversItAndTheIdentity",
                        "OneproviderFeature",
                        "return property;",
                        "return ServiceIdentity.unspecified();"),
                new Fault(
                        "a failure is not logged without a provider of SLF4J",
                        ErrorLogTest.class,
                        "logsWithoutAProviderOfSlf4j",
                        "ErrorLog",
                        "return null;",
                        ""),
                neighbour(
                        "errors have a context that the release does not send",
                        "errorsAreSentAsTheReleaseSendsThemIfAskedTo",
                        "ErrorWriter",
                        "if (settings.isLikeRelease() &&",
                        "if (false &&"),
                neighbour(
                        "the token is lost with the security context",
                        "tokenSurvivesAFilterThatReplacesTheSecurityContext",
                        "AccessToken",
                        "in(headers::getHeaderString)",
                        "null"));
    }

    private static Fault neighbour(String name, String method, String file, String code, String fault) {
        return new Fault(name, NeighbourTest.class, method, file, code, fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isNoticed(Fault fault) throws Exception {
        compile(fault);
        SummaryGeneratingListener results = new SummaryGeneratingListener();
        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        try (ClassLoaderOfFault loader = new ClassLoaderOfFault(classes.toUri().toURL(), usual)) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> test = loader.loadClass(fault.test.getName());
            Method method = Arrays.stream(test.getDeclaredMethods())
                    .filter(declared -> declared.getName().equals(fault.method))
                    .findFirst()
                    .orElseThrow();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectMethod(test, method))
                                    .build(),
                            results);
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }

        assertThat(results.getSummary().getTestsStartedCount()).isPositive();
        assertThat(results.getSummary().getTestsFailedCount()).isPositive();
    }

    private void compile(Fault fault) throws IOException {
        String source = Files.readString(SOURCES.resolve(fault.file + ".java"));
        assertThat(source).contains(fault.code);
        Path broken = classes.resolve(fault.file + ".java");
        Files.writeString(broken, source.replace(fault.code, fault.fault));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        classes.toString(),
                        "-classpath",
                        classPath,
                        broken.toString());
        assertThat(result).isZero();
    }

    /** Has the stubs and their tests of its own, with the fault in them. */
    private static final class ClassLoaderOfFault extends URLClassLoader {

        ClassLoaderOfFault(URL faults, ClassLoader usual) throws IOException {
            super(urls(faults), usual);
        }

        private static URL[] urls(URL faults) throws IOException {
            List<URL> urls = new ArrayList<>(List.of(faults));
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            for (String path : classPath.split(File.pathSeparator)) {
                urls.add(Path.of(path).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.onedata.oneprovider.server.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
