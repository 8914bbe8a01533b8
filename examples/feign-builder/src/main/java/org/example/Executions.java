package org.example;

import feign.Feign;
import feign.micrometer.MicrometerCapability;
import feign.okhttp.OkHttpClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderFeign;
import org.onedata.oneprovider.client.WorkflowExecutionApi;

/** Both ways to have Feign's own extensions: a builder of one's own, and the builder of the client. */
final class Executions {
    private Executions() {}

    static WorkflowExecutionApi byFeign(String baseUrl, String token, MeterRegistry meters) {
        return Feign.builder()
                .client(new OkHttpClient())
                .addCapability(OneproviderFeign.withToken(token))
                .addCapability(new MicrometerCapability(meters))
                .requestInterceptor(template -> template.header("traceparent", Trace.current()))
                .target(WorkflowExecutionApi.class, baseUrl);
    }

    static OneproviderClient byClient(String baseUrl, String token, MeterRegistry meters) {
        return OneproviderClient.builder()
                .baseUrl(baseUrl)
                .token(token)
                .client(new OkHttpClient())
                .capability(new MicrometerCapability(meters))
                .requestInterceptor(template -> template.header("traceparent", Trace.current()))
                .build();
    }

    /** Stands for a tracing library. */
    static final class Trace {
        private Trace() {}

        static String current() {
            return "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        }
    }
}
