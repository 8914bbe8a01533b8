package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site gets by the browser of whoever runs the emulator: no token, and no say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnOriginTest {
    private static final String FROM_ELSEWHERE = "\nOrigin: http://evil.example";

    private OneproviderEmulator emulator;

    @BeforeAll
    void start() {
        emulator = OneproviderEmulator.builder()
                .token("secret\"&<token")
                .allowHosts("Oneprovider.test")
                .page()
                .control()
                .start();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "192.168.1.2", "emulator.localhost", "oneprovider.TEST"})
    void ownNamesGetThePageWithTheToken(String host) throws Exception {
        RawHttp.Response page = get("/", host, "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<meta name=\"token\" content=\"secret&quot;&amp;&lt;token\">");
        assertThat(page.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page.json", "/page.js", "/emulator/users", "/emulator/executions"})
    void nameThatASiteHasPointedHereIsRefused(String path) throws Exception {
        RawHttp.Response refused = get(path, "evil.example", "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .isEqualTo("Host: evil.example is not a name of this emulator; --allow-host makes it one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "https://localhost.evil.example"})
    void anotherOriginIsRefused(String origin) throws Exception {
        RawHttp.Response refused = get("/emulator/users", "localhost", "\nOrigin: " + origin);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("Origin: " + origin + " is another site\n");
    }

    @Test
    void anotherOriginAddsNothing() throws Exception {
        assertThat(send("POST /emulator/executions HTTP/1.1\nContent-Length: 0", "localhost", FROM_ELSEWHERE)
                        .status())
                .isEqualTo(403);
        assertThat(emulator.executions()).isEmpty();
    }

    @Test
    void ownOriginMayAsk() throws Exception {
        String own = "localhost:" + emulator.port();

        assertThat(get("/emulator/users", own, "\nOrigin: http://" + own).status())
                .isEqualTo(200);
    }

    /** A site has no token. Tests may come by whatever name their network gives the emulator. */
    @Test
    void apiNeedsATokenAndNoName() throws Exception {
        RawHttp.Response response = send(
                "POST " + RawHttp.path("unknown") + " HTTP/1.1\nX-Auth-Token: " + emulator.token(),
                "oneprovider.internal",
                FROM_ELSEWHERE);

        assertThat(response.status()).isEqualTo(404);
        assertThat(send("POST " + RawHttp.path("unknown") + " HTTP/1.1", "evil.example", FROM_ELSEWHERE)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void pageIsAllThereIsToRead() throws Exception {
        assertThat(get("/page.json", "localhost", "").body()).doesNotContain("secret");
        assertThat(get("/user.json", "localhost", "").status()).isEqualTo(404);
        assertThat(get("/..%2Fpage%2Findex.html", "localhost", "").status()).isEqualTo(404);
        assertThat(get("/index.html", "localhost", "").status()).isEqualTo(404);
    }

    @Test
    void libraryServesTheApiAlone() throws Exception {
        try (OneproviderEmulator library = OneproviderEmulator.start()) {
            assertThat(RawHttp.send(library.port(), "GET / HTTP/1.1").status()).isEqualTo(404);
        }
    }

    private RawHttp.Response get(String path, String host, String headers) throws Exception {
        return send("GET " + path + " HTTP/1.1", host, headers);
    }

    private RawHttp.Response send(String head, String host, String headers) throws Exception {
        try (RawHttp http = new RawHttp(emulator.port())) {
            http.write((head + "\nHost: " + host + headers + "\nConnection: close\n\n").replace("\n", "\r\n"));
            return http.read();
        }
    }
}
