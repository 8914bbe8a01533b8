package org.onedata.oneprovider.client;

import static java.util.Objects.requireNonNull;

import feign.Feign;
import feign.Retryer;
import feign.jackson3.Jackson3Decoder;
import feign.jackson3.Jackson3Encoder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Client of one Oneprovider; immutable and thread-safe, meant to live as long as the program.
 *
 * <pre>{@code
 * OneproviderClient client = OneproviderClient.builder()
 *         .host("krk.example.org")
 *         .token("MDAxNWxvY2F00aW9")
 *         .build();
 * client.workflowExecutions().pauseWorkflowExecution("11a53ed06d175c89bc3ed5be61f8217cch1890");
 * }</pre>
 *
 * <p>Every operation throws {@link OneproviderException} if it fails, and {@link IllegalArgumentException} if an argument is
 * null, empty or blank where the contract wants a part of the path.
 */
public final class OneproviderClient extends OneproviderApis {
    private final String baseUrl;

    private OneproviderClient(Feign feign, String baseUrl) {
        super(feign, baseUrl);
        this.baseUrl = baseUrl;
    }

    /** A builder that wants {@link Builder#host} or {@link Builder#baseUrl}, and a token. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String toString() {
        return "OneproviderClient[" + baseUrl + "]";
    }

    /** Builder of {@link OneproviderClient}; each method throws {@link IllegalArgumentException} for a value that cannot work. */
    public static final class Builder {
        private @Nullable String baseUrl;
        private @Nullable Supplier<String> token;

        private Builder() {}

        /** Host name of the Oneprovider, with a port if it is not 443; the API is reached by https. */
        public Builder host(String host) {
            requireText("host", host);
            URI uri = parse("host", "https://" + host);
            if (!host.equals(uri.getRawAuthority()) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("host: must be a host name, with a port at most: " + host);
            }
            baseUrl = "https://" + host + BASE_PATH;
            return this;
        }

        /** Address of the API where it is not {@code https://HOST}{@value OneproviderApis#BASE_PATH}. */
        public Builder baseUrl(String baseUrl) {
            requireText("baseUrl", baseUrl);
            URI uri = parse("baseUrl", baseUrl);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("baseUrl: must be http(s)://HOST[:PORT][/PATH]");
            }
            if (uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("baseUrl: must not carry a user name or a password");
            }
            this.baseUrl = baseUrl.replaceFirst("/+$", "");
            return this;
        }

        /** Access token, sent with each request in a header and nowhere else. */
        public Builder token(String token) {
            Token.check(token);
            this.token = () -> token;
            return this;
        }

        /** Source of the access token, asked before each request, from the thread of the caller. */
        public Builder token(Supplier<String> token) {
            this.token = requireNonNull(token, "token");
            return this;
        }

        public OneproviderClient build() {
            if (baseUrl == null) {
                throw new IllegalArgumentException("host: missing; call host(...) or baseUrl(...)");
            }
            if (token == null) {
                throw new IllegalArgumentException("token: missing; call token(...)");
            }
            Feign feign = Feign.builder()
                    .client(new HttpTransport(token))
                    .retryer(Retryer.NEVER_RETRY)
                    .encoder(new Jackson3Encoder(Json.MAPPER))
                    .decoder(new Jackson3Decoder(Json.MAPPER))
                    .errorDecoder(ErrorAnswer::toException)
                    .invocationHandlerFactory(OperationHandler::new)
                    .build();
            return new OneproviderClient(feign, baseUrl);
        }

        private static void requireText(String name, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(name + ": must not be null, empty or blank");
            }
        }

        private static URI parse(String name, String url) {
            try {
                return new URI(url);
            } catch (URISyntaxException e) {
                // Without the cause, whose message repeats the text, a password in it included.
                throw new IllegalArgumentException(name + ": not a URL: " + e.getReason());
            }
        }
    }
}
