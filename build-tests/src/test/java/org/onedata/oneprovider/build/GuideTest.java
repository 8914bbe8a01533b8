package org.onedata.oneprovider.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the guide to the letter in a copy of the project. The snippets come from the guide itself. */
@Tag("nested-build")
class GuideTest {
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- (\\S+), (?:before ([^\n]+)|at the end) -->\n```yaml\n(.*?)```\n", Pattern.DOTALL);
    private static final String CONTRACT = "api-spec/src/main/openapi/oneprovider.yaml";

    @Test
    void addsAnOperation(@TempDir Path directory) throws Exception {
        ProjectCopy project = new ProjectCopy(directory);
        String contract = project.read(CONTRACT);
        Matcher snippets = SNIPPET.matcher(project.read("docs/add-an-operation.md"));
        int count = 0;
        for (; snippets.find(); count++) {
            if (snippets.group(2) == null) {
                project.append(snippets.group(1), snippets.group(3));
            } else {
                project.insert(snippets.group(1), snippets.group(2), snippets.group(3));
            }
        }
        assertThat(count).isEqualTo(5);

        String output = project.build(
                "test",
                "-Dtest=Contract*,Vectors*,BodiesTest,OkHttpTest,Jersey3Test",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-DfailIfNoTests=false",
                "-pl",
                "api-spec,build-tests,contract-tests/ours,contract-tests/jersey3",
                "-am");

        assertThat(output)
                .contains("- `POST /automation/execution/workflows/{wid}/notes: new operation`")
                .contains("- `model: new: public final class org.onedata.oneprovider.model.Note extends Record`")
                .contains("- `client: new: public interface org.onedata.oneprovider.client.NoteApi`")
                .contains("- `server-stubs: new: public interface org.onedata.oneprovider.server.NoteApi`");
        assertThat(report(project, "ours", "client.okhttp.OkHttpTest"))
                .contains("NoteInGerman")
                .contains("NoteAdded");
        assertThat(report(project, "jersey3", "jersey3.Jersey3Test"))
                .contains("NoteInGerman")
                .contains("NoteAdded");
        assertThat(report(project, "ours", "model.BodiesTest")).contains("NoteWithAuthor");
        assertThat(project.built().keySet()).anyMatch(file -> file.endsWith("NoteApi.class"));

        // And back: nothing generated from the operation is left.
        Files.writeString(project.path(CONTRACT), contract);
        project.build("compile", "-pl", "model,client,server-stubs", "-am");
        assertThat(project.built().keySet())
                .filteredOn(file -> file.matches("(model|client|server-stubs)/.*/Note[^/]*\\.(java|class)"))
                .isEmpty();
    }

    private static String report(ProjectCopy project, String module, String test) throws Exception {
        return project.read("contract-tests/" + module
                + "/target/surefire-reports/TEST-org.onedata.oneprovider.contract." + test + ".xml");
    }
}
