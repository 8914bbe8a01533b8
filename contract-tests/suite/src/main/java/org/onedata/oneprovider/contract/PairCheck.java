package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.onedata.oneprovider.client.Transport;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;
import org.onedata.oneprovider.contract.ScriptedExecutions.Call;

/**
 * What the vectors ask of the client of this project and a server that talk to each other.
 *
 * <p>The client must see what the implementer did, the implementer what the client was asked for, and a library that knows
 * the OpenAPI file alone must find the exchange valid exactly where the vector calls it documented.
 */
public final class PairCheck {
    private static final String TOKEN = "MDAxNWxvY2F00aW9";
    private static final String WID = "11a53ed06d175c89bc3ed5be61f8217cch1890";

    private final String baseUrl;
    private final ScriptedExecutions implementer;

    public PairCheck(ServerUnderTest server, ScriptedExecutions implementer) {
        this.baseUrl = server.baseUrl();
        this.implementer = implementer;
    }

    public void check(RequestVector vector) throws Exception {
        implementer.expect(null);
        Outcome success = new Outcome(Result.SUCCESS, null, null);
        exchange(vector.token(), vector.params().get("wid"), success, true);
    }

    public void check(ResponseVector vector) throws Exception {
        implementer.expect(vector.outcome());
        exchange(TOKEN, WID, vector.outcome(), vector.documented());
    }

    private void exchange(String token, String wid, Outcome expected, boolean documented) throws Exception {
        try (RecordingProxy proxy = new RecordingProxy(baseUrl);
                OneproviderClientUnderTest client = new OneproviderClientUnderTest(Transport.JDK)) {
            ClientCheck.assertOutcome(client.pause(proxy.baseUrl(), token, wid), expected);
            assertThat(implementer.calls()).as("calls of the implementer").containsExactly(new Call(wid, token));
            assertThat(OpenApiValidation.faults(proxy.request(), proxy.response())
                            .isEmpty())
                    .as(
                            "documented, by the OpenAPI file: %s",
                            OpenApiValidation.faults(proxy.request(), proxy.response()))
                    .isEqualTo(documented);
        }
    }
}
