package org.onedata.oneprovider.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes over the wire in all benchmarks. */
public final class Exchange {
    public static final String BASE_PATH = "/api/v3/oneprovider";
    public static final String TOKEN_HEADER = "X-Auth-Token";
    public static final String TOKEN = "MDAxNWxvY2F00aW9uIG9uZXpvbmUKMDAzYmlkZW500aWZpZXIgMi9ubWQvdXNyLTRhYTUyN";

    /** The execution whose pause gets a 204. */
    public static final String WID = "11a53ed06d175c89bc3ed5be61f8217cch1890";

    /** Executions whose pause gets a 404, with the size of the response body in bytes. */
    public static final Map<String, Integer> UNKNOWN_WIDS = Map.of(
            "404a1kb", 1 << 10,
            "404a32kb", 32 << 10,
            "404a1mb", 1 << 20);

    /** Id of the errors that are asked for. */
    public static final String ERROR_ID = "notFound";

    /** Id of the error that a faulty server sends instead of a success; no other output contains it. */
    public static final String WRONG_ERROR_ID = "internalServerError";

    private Exchange() {}

    /** Path of a pause, below {@link #BASE_PATH}. */
    public static String path(String wid) {
        return "/automation/execution/workflows/" + wid + "/pause";
    }

    /** An error of the contract of about this many bytes, padded with a list of equal entries in its details. */
    public static byte[] errorBody(String id, int size) {
        String head = "{\"error\":{\"id\":\"" + id
                + "\",\"description\":\"The resource could not be found.\",\"details\":{\"failures\":[";
        String entry = "{\"fileId\":\"00000000006CB6636772%06d\",\"errno\":\"enoent\",\"attempts\":3},";
        String tail =
                "]},\"ctx\":{\"timestamp\":1750762637248,\"serviceReleaseVersion\":\"25.0\",\"serviceId\":\"a7ee2722915b8bf7fb064eb65087cc61ch9357\","
                        + "\"serviceDomain\":\"dev-oneprovider-krakow.default.svc.cluster.local\",\"serviceBuildVersion\":\"231-g8d26f953c3\","
                        + "\"service\":\"opw\",\"onedataErrorsRevision\":\"ca3af8cb\",\"module\":\"metadata_req\",\"line\":45}}}";
        StringBuilder body = new StringBuilder(size + 100).append(head);
        for (int i = 0; i == 0 || body.length() + tail.length() < size; i++) {
            body.append(entry.formatted(i));
        }
        body.setLength(body.length() - 1);
        return body.append(tail).toString().getBytes(StandardCharsets.US_ASCII);
    }
}
