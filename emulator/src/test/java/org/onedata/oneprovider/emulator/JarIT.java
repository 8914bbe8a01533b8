package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedata.oneprovider.emulator.junit.OneproviderEmulatorExtension;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The jar as users have it: beside what its POM brings along and JUnit, without even the client. */
@ExtendWith(OneproviderEmulatorExtension.class)
class JarIT {
    private static final File JAR = new File(System.getProperty("jar"));

    @Test
    void pauses(OneproviderEmulator emulator) throws Exception {
        String wid = emulator.schedule();

        assertThat(RawHttp.pause(emulator, wid).status()).isEqualTo(204);
        assertThat(emulator.status(wid)).isIn(ExecutionStatus.STOPPING, ExecutionStatus.PAUSED);
        assertThat(RawHttp.pause(emulator, "unknown").body()).contains("\"id\":\"notFound\"");
    }

    @Test
    void speaksTls() throws Exception {
        try (OneproviderEmulator emulator = OneproviderEmulator.builder().tls().start()) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(emulator.sslContext().orElseThrow())
                    .build();
            URI pause = URI.create(
                    emulator.baseUrl() + "/automation/execution/workflows/" + emulator.schedule() + "/pause");
            HttpRequest request = HttpRequest.newBuilder(pause)
                    .header("X-Auth-Token", emulator.token())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();

            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()))
                    .hasMessageContaining("unable to find valid certification path");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.fasterxml.jackson.annotation.JsonProperty",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "jakarta.ws.rs.core.Response",
                "kotlin.Unit",
                "okhttp3.tls.HeldCertificate",
                "org.eclipse.jetty.server.Server",
                "org.glassfish.jersey.server.ResourceConfig",
                "org.onedata.oneprovider.model.ErrorJson",
                "org.onedata.oneprovider.server.OneproviderFeature"
            })
    void serverIsNotOnTheClassPath(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void filesAreTheEmulatorsOwn() throws Exception {
        try (JarFile jar = new JarFile(JAR)) {
            assertThat(jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> !name.endsWith("/"))
                            .filter(name -> !name.startsWith("org/onedata/oneprovider/emulator/"))
                            .filter(name -> !name.startsWith("META-INF/maven/"))
                            .filter(name ->
                                    !name.startsWith("META-INF/services/org.onedata.oneprovider.emulator.shaded.")))
                    .containsExactlyInAnyOrder(
                            "META-INF/FastDoubleParser-LICENSE",
                            "META-INF/FastDoubleParser-ThirdParty-LICENSE",
                            "META-INF/LICENSE",
                            "META-INF/LICENSE.md",
                            "META-INF/LICENSE.txt",
                            "META-INF/MANIFEST.MF",
                            "META-INF/NOTICE",
                            "META-INF/NOTICE.markdown",
                            "META-INF/NOTICE.md",
                            "META-INF/Schubfach-LICENSE",
                            "META-INF/THIRD-PARTY.txt");
        }
    }

    /** Which fails if a service names a class that is not there. */
    @Test
    void isAModule() {
        assertThat(ModuleFinder.of(JAR.toPath()).findAll())
                .extracting(ModuleReference::descriptor)
                .extracting(ModuleDescriptor::name)
                .containsExactly("org.onedata.oneprovider.emulator");
    }

    @Test
    void publicMethodsHaveNoTypesOfTheServer() throws Exception {
        try (JarFile jar = new JarFile(JAR)) {
            List<Class<?>> types = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("org/onedata/oneprovider/emulator/[^/]+\\.class"))
                    .filter(name -> !name.contains("/Main") && !name.endsWith("/package-info.class"))
                    .<Class<?>>map(name -> load(name.replace('/', '.').replaceFirst("\\.class$", "")))
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();

            assertThat(types).contains(OneproviderEmulator.class, OneproviderEmulator.Builder.class);
            assertThat(types.stream()
                            .flatMap(type -> Stream.<Executable>concat(
                                    methods(type.getMethods()), methods(type.getConstructors())))
                            .map(Executable::toGenericString))
                    .noneMatch(method -> method.contains(".shaded."));
        }
    }

    @Test
    void pomBringsAnnotationsAndTheLogAlone() throws Exception {
        NodeList dependencies = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of(System.getProperty("pom")).toFile())
                .getElementsByTagName("dependency");

        assertThat(Stream.iterate(0, i -> i < dependencies.getLength(), i -> i + 1)
                        .map(i -> (Element) dependencies.item(i))
                        .filter(dependency -> !"true".equals(text(dependency, "optional")))
                        .map(dependency -> text(dependency, "groupId") + ":" + text(dependency, "artifactId")))
                .containsExactlyInAnyOrder("org.jspecify:jspecify", "org.slf4j:slf4j-api");
    }

    private static String text(Element dependency, String name) {
        NodeList elements = dependency.getElementsByTagName(name);
        return elements.getLength() == 0 ? "" : elements.item(0).getTextContent();
    }

    private static Stream<Executable> methods(Executable... methods) {
        return Arrays.stream(methods);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, JarIT.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
