package org.onedata.oneprovider.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedata.oneprovider.spec.compatibility.Difference;
import org.onedata.oneprovider.spec.compatibility.Difference.Breaks;

class JavaApiTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsRemovedOrChangedBreaks() throws IOException {
        JavaApi old = compile("old", """
                public class Client {
                    public static final int LIMIT = 3;
                    public String token;
                    public Client() {}
                    public void pause(String wid) throws java.io.IOException {}
                    public long count() { return 0; }
                    public final <T extends Number> T best(java.util.List<? extends T> list) { return null; }
                    public static class Builder {}
                    public static class Gone {}
                }
                """);
        JavaApi now = compile("new", """
                public final class Client {
                    public static final int LIMIT = 4;
                    String token;
                    private Client() {}
                    public void pause(String wid, int priority) {}
                    public int count() { return 0; }
                    public final <T> T best(java.util.List<? extends T> list) { return null; }
                    static class Builder {}
                }
                """);

        assertThat(old.differences("client", now, Breaks.CALLERS))
                .filteredOn(Difference::isBreaking)
                .extracting(Difference::toString)
                .containsExactly(
                        "client, Client: public class Client became public final class Client",
                        "client, Client: gone: public static final int LIMIT = 3",
                        "client, Client: gone: public String token",
                        "client, Client: gone: public Client()",
                        "client, Client: gone: public void pause(String) throws java.io.IOException",
                        "client, Client: gone: public long count()",
                        "client, Client: gone: public final <T extends Number> T best(java.util.List<? extends T>)",
                        "client, Client$Builder: gone",
                        "client, Client$Gone: gone");
    }

    @Test
    void whatIsAddedBreaksNobody() throws IOException {
        JavaApi old = compile("old", """
                public record Ctx(String module) {
                    public static Builder builder() { return null; }
                    public static class Builder {}
                }
                """);
        JavaApi now = compile("new", """
                public record Ctx(String module, String host) {
                    public static Builder builder() { return null; }
                    public static class Builder { public Builder host(String host) { return this; } }
                    public enum Priority { HIGH }
                    static class Hidden { public static class Inner {} }
                }
                """);

        assertThat(old.differences("model", now, Breaks.BOTH))
                .noneMatch(Difference::isBreaking)
                .extracting(Difference::toString)
                .contains(
                        "model, Ctx: new: public String host()",
                        "model, Ctx$Builder: new: public Ctx$Builder host(String)")
                .noneMatch(difference -> difference.contains("Ctx(") || difference.contains("Inner"));
    }

    @Test
    void aMethodThatUsersHaveToImplementBreaks() throws IOException {
        JavaApi old = compile("old", "public interface Listener { void sent(); }");
        JavaApi now = compile("new", "public interface Listener { void sent(); void failed(); default void x() {} }");

        assertThat(old.differences("client", now, Breaks.CALLERS))
                .filteredOn(Difference::isBreaking)
                .extracting(Difference::toString)
                .containsExactly("client, Listener: new: public abstract void failed()");
    }

    @Test
    void anOperationOfTheClientThatIsAddedBreaksNobody() throws IOException {
        JavaApi old = compile("old", "public interface PauseApi { void pause(); }");
        JavaApi now = compile("new", "public interface PauseApi { void pause(); void resume(); }");

        assertThat(old.differences("client", now, Breaks.CALLERS))
                .noneMatch(Difference::isBreaking)
                .extracting(Difference::toString)
                .containsExactly("client, PauseApi: new: public abstract void resume()");
    }

    @Test
    void anOperationThatIsAddedIsToldToWhoImplements() throws IOException {
        JavaApi old = compile("old", "public interface PauseApi { default void pause() {} }");
        JavaApi now = compile("new", "public interface PauseApi { default void pause() {} default void resume() {} }");

        assertThat(old.differences("server-stubs", now, Breaks.IMPLEMENTERS))
                .noneMatch(Difference::isBreaking)
                .extracting(Difference::toString)
                .containsExactly("server-stubs, PauseApi: new: public default void resume(),"
                        + " which answers 501 until it is implemented");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        JavaApi api = compile("old", "public enum Transport { APACHE, JDK; public static class Options {} }");

        assertThat(api.members()).hasSize(2);
        assertThat(JavaApi.parse(api.toString())).isEqualTo(api);
    }

    private JavaApi compile(String name, String source) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(name));
        Path file = classes.resolve(source.replaceFirst("(?s).*?(?:class|record|interface|enum) (\\w+).*", "$1")
                        .strip() + ".java");
        Files.writeString(file, source);
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-nowarn", "-d", classes.toString(), file.toString());
        assertThat(status).isZero();
        return JavaApi.ofClasses(classes);
    }
}
