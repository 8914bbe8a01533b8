package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    /** It accepts once the client's first packet has been lost, a second later. */
    @Test
    void aSlowProxyHasTheConnectTimeout() throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(proxy.getInetAddress(), proxy.getLocalPort());
                Socket second = new Socket(proxy.getInetAddress(), proxy.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected())
                    .as("the queue is full")
                    .isTrue();
            ProxySelector.setDefault(ProxySelector.of((InetSocketAddress) proxy.getLocalSocketAddress()));
            Thread slow = new Thread(() -> {
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                try {
                    proxy.accept();
                    proxy.accept();
                    try (Socket third = proxy.accept()) {
                        third.getInputStream().read(new byte[1000]);
                        third.getOutputStream().write(answer(502, "").getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException e) {
                    // The client has failed, then.
                }
            });
            slow.start();
            try (OneproviderClient client = OneproviderClient.builder()
                    .host("oneprovider.example")
                    .token(Clients.TOKEN)
                    .retries(0)
                    .build()) {
                assertThat(Clients.failure(client)).hasMessageContaining("502");
            }
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
