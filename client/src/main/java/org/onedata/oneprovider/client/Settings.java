package org.onedata.oneprovider.client;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Settings of the transport. */
record Settings(
        URI baseUrl,
        Duration connectTimeout,
        Duration readTimeout,
        int maxConnections,
        @Nullable SSLContext sslContext,
        String userAgent) {}
