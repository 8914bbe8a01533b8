package org.onedata.oneprovider.benchmarks.bare;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;

/**
 * Apache HttpClient 5 with a pool for 64 callers, and the same features turned off as in the client of this project.
 * Has no call timeout.
 */
public final class ApacheHttpClient implements Peer {
    private final CloseableHttpClient http = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                    .setMaxConnTotal(64)
                    .setMaxConnPerRoute(64)
                    .setDefaultConnectionConfig(ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.ofSeconds(5))
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom()
                    .setResponseTimeout(Timeout.ofSeconds(30))
                    .setProtocolUpgradeEnabled(false)
                    .setAuthenticationEnabled(false)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .build();
    private final String baseUrl;

    public ApacheHttpClient(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void pause(String wid) throws IOException {
        HttpPost request = new HttpPost(baseUrl + Exchange.path(wid));
        request.setHeader(Exchange.TOKEN_HEADER, Exchange.TOKEN);
        http.execute(request, response -> {
            if (response.getCode() != 204) {
                throw new IOException(response.getCode() + ": " + EntityUtils.toString(response.getEntity()));
            }
            EntityUtils.consume(response.getEntity());
            return null;
        });
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
