package org.onedata.oneprovider.client;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Body of a response in memory, as far as it arrived, and what {@link Calls} has made of it already. */
final class Answer implements Response.Body {
    static final byte[] NO_BODY = {};

    private static final int CHUNK = 4096;

    private final byte[] bytes;

    /** Whether the body is incomplete. */
    final boolean cut;

    /** The exception for an error response; null as long as it is not known. */
    @Nullable
    OneproviderResponseException failure;

    /** The decoded body, once {@link #isDecoded}. */
    @Nullable
    Object result;

    boolean isDecoded;

    Answer(byte[] bytes, boolean cut) {
        this.bytes = bytes;
        this.cut = cut;
    }

    /** Reads a body up to the limit, or as far as it arrives, and closes it. */
    static Answer read(Response.@Nullable Body body, int limit) {
        return read(body, limit, System.nanoTime() + Long.MAX_VALUE / 2);
    }

    /** The same, or as far as it arrives until a time of {@link System#nanoTime()}. */
    static Answer read(Response.@Nullable Body body, int limit, long deadline) {
        if (body instanceof Answer answer) {
            return answer;
        }
        if (body == null) {
            return new Answer(NO_BODY, false);
        }
        try (body;
                InputStream in = body.asInputStream()) {
            return read(in, limit, deadline);
        } catch (IOException e) {
            return new Answer(NO_BODY, true);
        }
    }

    static Answer read(InputStream in, int limit, long deadline) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        boolean cut = false;
        try {
            int count;
            // At the limit, one more read tells whether that was all, and frees the connection if so.
            while (!cut && (count = in.read(chunk)) >= 0) {
                int kept = Math.min(count, limit - bytes.size());
                bytes.write(chunk, 0, kept);
                cut = kept < count || System.nanoTime() - deadline >= 0;
            }
        } catch (IOException e) {
            cut = true;
        }
        return new Answer(bytes.toByteArray(), cut);
    }

    /** Returns a copy with the body cut to a number of bytes. */
    Answer upTo(int limit) {
        return bytes.length <= limit ? this : new Answer(Arrays.copyOf(bytes, limit), true);
    }

    /** Not to be modified. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public Integer length() {
        return bytes.length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public InputStream asInputStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader asReader(Charset charset) {
        return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public void close() {}
}
