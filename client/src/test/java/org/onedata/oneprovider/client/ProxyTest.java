package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proxy on the way to https, which the JVM's settings name. */
class ProxyTest {
    private final ProxySelector before = ProxySelector.getDefault();

    @AfterEach
    void restoreSettings() {
        ProxySelector.setDefault(before);
    }

    /** A SOCKS proxy that is passed by is a token that goes where it must not. */
    @Test
    void socksIsNotPassedBy() {
        try (ScriptedServer server = ScriptedServer.start(answers(answer(204, "")));
                ScriptedServer proxy = ScriptedServer.start(connection -> connection.readPart())) {
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(new Proxy(
                            Proxy.Type.SOCKS, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
            });
            try (OneproviderClient client = Clients.to(server)
                    .retries(0)
                    .readTimeout(Duration.ofSeconds(1))
                    .connectTimeout(Duration.ofSeconds(1))
                    .build()) {
                OneproviderConnectionException e = Clients.failure(client, OneproviderConnectionException.class);
                assertThat(e.mayHaveReachedServer()).isFalse();
            }
            assertThat(proxy.connections()).isPositive();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void refusalOfATunnelIsNoAnswerOfTheServer() {
        for (int status : new int[] {403, 404, 502, 503}) {
            try (ScriptedServer proxy = ScriptedServer.start(answers(answer(status, "{}")))) {
                ProxySelector.setDefault(
                        ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
                try (OneproviderClient client = OneproviderClient.builder()
                        .host("oneprovider.example")
                        .token(Clients.TOKEN)
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
