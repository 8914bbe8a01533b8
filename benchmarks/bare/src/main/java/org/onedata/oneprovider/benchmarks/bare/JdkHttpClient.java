package org.onedata.oneprovider.benchmarks.bare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;

/** The JDK's client, which has no read timeout. */
public final class JdkHttpClient implements Peer {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String baseUrl;

    public JdkHttpClient(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void pause(String wid) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + Exchange.path(wid)))
                .header(Exchange.TOKEN_HEADER, Exchange.TOKEN)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 204) {
            throw new IOException(response.statusCode() + ": " + response.body());
        }
    }
}
