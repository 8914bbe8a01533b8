package org.onedata.oneprovider.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.OneproviderContract;

/** A request as the emulator received it, but for the access token, which is masked. Immutable. */
public final class RecordedRequest {
    private static final Pattern PAUSE = Pattern.compile(Pattern.quote(OneproviderContract.BASE_PATH)
            + "/automation/execution/workflows/([^/?]+)/pause/?(?:\\?.*)?");

    private final String method;
    private final String path;
    private final Map<String, List<String>> headers;
    private final String body;
    private final @Nullable String user;

    /** @param headers by their names in lower case */
    RecordedRequest(String method, String path, Map<String, List<String>> headers, String body, @Nullable String user) {
        this.method = method;
        this.path = path;
        this.headers = Collections.unmodifiableMap(headers);
        this.body = body;
        this.user = user;
    }

    /** HTTP method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** Path and query, percent-encoded as received. */
    public String path() {
        return path;
    }

    /** Values by the name of the header in lower case, in the order received. A token is {@code ***}. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** First value of a header, whose name may be in upper case; empty if there is none. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Body, read as UTF-8. */
    public String body() {
        return body;
    }

    /** Name of the user whose token the request has; empty if it has none, or a wrong one. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** Id of the execution in the path, decoded; empty if the path is another. */
    public Optional<String> wid() {
        Matcher matcher = PAUSE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String encoded = matcher.group(1);
        try {
            return Optional.of(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.of(encoded);
        }
    }

    /** Whether this asks to pause an execution, successfully or not. */
    public boolean isPauseOf(String wid) {
        return method.equals("POST") && wid().filter(wid::equals).isPresent();
    }

    /** Bytes that it takes in memory, roughly. */
    long size() {
        long size = 500L + path.length() + body.length();
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            size += 100 + header.getKey().length();
            for (String value : header.getValue()) {
                size += 60 + value.length();
            }
        }
        return 2 * size; // Two bytes for a character, if they are not all Latin.
    }

    /** Method and path only. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
