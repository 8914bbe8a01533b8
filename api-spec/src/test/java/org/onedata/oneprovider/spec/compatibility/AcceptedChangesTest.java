package org.onedata.oneprovider.spec.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.spec.compatibility.Difference.Breaks;

class AcceptedChangesTest {
    private static final Difference BREAKING =
            new Difference("ErrorJson.details (in responses)", "gone", Breaks.CALLERS);
    private static final Difference HARMLESS = new Difference("ErrorJson.advice (in responses)", "new", Breaks.NOBODY);

    @Test
    void whatIsNotAcceptedIsAFault() {
        AcceptedChanges none = AcceptedChanges.parse("changes.yaml", "# None.");

        assertThat(none.faults(List.of(HARMLESS))).isEmpty();
        assertThat(none.faults(List.of(BREAKING, HARMLESS))).isEqualTo("""

                          ErrorJson.details (in responses): gone
                              breaks callers
                        Take it back, or, if it is meant, accept it with a justification in changes.yaml:

                        - change: 'ErrorJson.details (in responses): gone'
                          justification: what it is worth the break for, and how to follow
                        """);
    }

    @Test
    void whatIsJustifiedIsAccepted() {
        AcceptedChanges accepted = AcceptedChanges.parse("changes.yaml", """
                - change: 'ErrorJson.details (in responses): gone'
                  justification: The service never sent them.
                """);

        assertThat(accepted.faults(List.of(BREAKING))).isEmpty();
        assertThat(accepted.report("Changes", List.of(BREAKING, HARMLESS))).isEqualTo("""
                # Changes

                ## Breaking

                - `ErrorJson.details (in responses): gone`
                  breaks callers; accepted: The service never sent them.

                ## Not breaking

                - `ErrorJson.advice (in responses): new`
                """);
    }

    @Test
    void anAcceptanceWithoutAJustificationIsNone() {
        AcceptedChanges accepted =
                AcceptedChanges.parse("changes.yaml", "[{change: 'ErrorJson.details (in responses): gone'}]");

        assertThat(accepted.faults(List.of(BREAKING))).contains("breaks callers");
    }

    @Test
    void anAcceptanceOfWhatDidNotHappenIsAFault() {
        AcceptedChanges accepted =
                AcceptedChanges.parse("changes.yaml", "[{change: 'client: gone', justification: It was.}]");

        assertThat(accepted.faults(List.of(HARMLESS)))
                .isEqualTo("\nchanges.yaml: there is no such breaking change, take it out: client: gone");
    }
}
