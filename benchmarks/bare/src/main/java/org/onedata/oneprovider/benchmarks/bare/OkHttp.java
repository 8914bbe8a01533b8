package org.onedata.oneprovider.benchmarks.bare;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;

/** OkHttp with a pool for 64 callers, without retries and redirects. */
public final class OkHttp implements Peer {
    private static final RequestBody NO_BODY = RequestBody.create(new byte[0]);

    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .connectTimeout(Duration.ofSeconds(5))
            .readTimeout(Duration.ofSeconds(30))
            .callTimeout(Duration.ofSeconds(60))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();
    private final String baseUrl;

    public OkHttp(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void pause(String wid) throws IOException {
        Request request = new Request.Builder()
                .url(baseUrl + Exchange.path(wid))
                .header(Exchange.TOKEN_HEADER, Exchange.TOKEN)
                .post(NO_BODY)
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() != 204) {
                throw new IOException(response.code() + ": " + response.body().string());
            }
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
