package org.onedata.oneprovider.benchmarks.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.MockServer;

/** WireMock, with one stub. */
public final class WireMock implements MockServer {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public int start() {
        server.start();
        server.stubFor(post(Exchange.BASE_PATH + Exchange.path(Exchange.WID)).willReturn(noContent()));
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
