package org.onedata.oneprovider.client;

import feign.Capability;
import feign.Client;
import feign.Contract;
import feign.InvocationHandlerFactory;
import feign.RequestInterceptor;
import feign.Response;
import feign.Retryer;
import feign.codec.Decoder;
import feign.codec.Encoder;
import feign.codec.ErrorDecoder;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What makes a {@code Feign.Builder} of one's own a client of a Oneprovider: one capability, or its parts.
 *
 * <pre>{@code
 * WorkflowExecutionApi executions = Feign.builder()
 *         .client(new OkHttpClient())
 *         .addCapability(OneproviderFeign.withToken("MDAxNWxvY2F00aW9"))
 *         .target(WorkflowExecutionApi.class, "https://krk.example.org/api/v3/oneprovider");
 * }</pre>
 *
 * <p>The interface then throws the same exceptions as {@link OneproviderClient}, refuses the same arguments, and retries
 * as it does; timeouts are those of the builder's options, within that of the call. The capability
 * replaces the builder's contract, encoder, decoder, error decoder and retryer, and leaves its client, interceptors and
 * logger. With Spring Cloud OpenFeign, a bean of it in the configuration of a {@code @FeignClient} does all that.
 *
 * <p>The URL is the builder's affair: unlike {@link OneproviderClient}, nothing here refuses to send a token over plain
 * http. Immutable and thread-safe.
 */
public final class OneproviderFeign implements Capability {
    private static final Codec CODEC = new Codec();

    private final Policy policy;

    OneproviderFeign(Policy policy) {
        this.policy = policy;
    }

    /** Everything, with an access token. */
    public static OneproviderFeign withToken(String token) {
        Token.check(token);
        return withToken(() -> token);
    }

    /** Everything, with a supplier of the access token, called before each request in the thread of the call. */
    public static OneproviderFeign withToken(Supplier<String> token) {
        return new OneproviderFeign(Policy.of(token));
    }

    /** The same with another maximum number of retries; 0 disables them. Default: 2. */
    public OneproviderFeign withRetries(int retries) {
        return new OneproviderFeign(policy.withRetries(retries));
    }

    /** The same with another time limit for a whole call. Default: 60 seconds. */
    public OneproviderFeign withCallTimeout(Duration timeout) {
        return new OneproviderFeign(policy.withCallTimeout(timeout));
    }

    /**
     * Only the exceptions: reads error responses in the format of any release of Onedata. Never throws, whatever the
     * body is.
     */
    public static ErrorDecoder errorDecoder() {
        return OneproviderFeign::decode;
    }

    /** Only the encoder of bodies: JSON, text, bytes and forms. */
    public static Encoder encoder() {
        return CODEC;
    }

    /** Only the decoder of results: JSON, text and bytes. */
    public static Decoder decoder() {
        return CODEC;
    }

    /** Only the token, in its header. Feign's exceptions and its logger at level {@code HEADERS} then have it. */
    public static RequestInterceptor tokenInterceptor(Supplier<String> token) {
        return template -> {
            template.removeHeader(OneproviderApis.TOKEN_HEADER);
            template.header(OneproviderApis.TOKEN_HEADER, Token.check(token.get()));
        };
    }

    private static Exception decode(String methodKey, Response response) {
        Answer answer = Answer.read(response.body(), Attempt.ERROR_BODY_LIMIT);
        if (answer.failure != null) {
            return answer.failure;
        }
        String operation = methodKey.replaceAll("^.*#|\\(.*$", "");
        return OneproviderResponseException.of(
                ErrorAnswer.read(operation, response, answer, ErrorAnswer.token(response)));
    }

    @Override
    public Client enrich(Client client) {
        return new Calls(policy, client);
    }

    @Override
    public InvocationHandlerFactory enrich(InvocationHandlerFactory factory) {
        return new ArgumentCheck(factory);
    }

    /** Feign's own: the generated interfaces carry its annotations. */
    @Override
    public Contract enrich(Contract contract) {
        return new Contract.Default();
    }

    /** None, since {@link Calls} retries, and Feign's would send again what is not safe to repeat. */
    @Override
    public Retryer enrich(Retryer retryer) {
        return Retryer.NEVER_RETRY;
    }

    @Override
    public Encoder enrich(Encoder encoder) {
        return CODEC;
    }

    @Override
    public Decoder enrich(Decoder decoder) {
        return CODEC;
    }

    @Override
    public ErrorDecoder enrich(ErrorDecoder decoder) {
        return errorDecoder();
    }
}
