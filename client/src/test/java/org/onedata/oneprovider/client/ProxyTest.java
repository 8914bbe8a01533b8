package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy on the way to https, which the JVM's settings name. */
class ProxyTest {
    private final ProxySelector before = ProxySelector.getDefault();

    @AfterEach
    void restoreSettings() {
        ProxySelector.setDefault(before);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void refusalOfATunnelIsNoAnswerOfTheServer(Transport transport) {
        for (int status : new int[] {403, 404, 502, 503}) {
            try (ScriptedServer proxy = ScriptedServer.start(answers(answer(status, "{}")))) {
                ProxySelector.setDefault(
                        ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
                try (OneproviderClient client = OneproviderClient.builder()
                        .host("oneprovider.example")
                        .token(Clients.TOKEN)
                        .transport(transport)
                        .retries(0)
                        .build()) {
                    OneproviderConnectionException e = Clients.failure(client, OneproviderConnectionException.class);
                    assertThat(e.mayHaveReachedServer()).isFalse();
                    assertThat(e.getMessage()).contains("" + status);
                    assertThat(proxy.requests()).hasSize(1);
                    assertThat(proxy.requests().get(0))
                            .startsWith("CONNECT oneprovider.example:443 HTTP/1.1")
                            .doesNotContain(Clients.TOKEN);
                }
            }
        }
    }
}
