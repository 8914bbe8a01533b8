package org.onedata.oneprovider.emulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page in a real browser. Requires chromium and chromium-driver (Debian packages). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
class BrowserTest {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private OneproviderEmulator emulator;
    private ChromeDriver browser;

    @BeforeAll
    void startBrowser() {
        boolean installed = CHROMIUM.exists() && DRIVER.exists();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(installed, "chromium and chromium-driver are not installed");
        }
        assertThat(installed).as("chromium and chromium-driver are installed").isTrue();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
        // Nothing but this machine can be reached, as if the network were unplugged.
        options.addArguments("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    }

    @BeforeEach
    void startEmulator() {
        emulator = OneproviderEmulator.builder().page().control().start();
    }

    @AfterEach
    void stopEmulator() {
        emulator.close();
    }

    @AfterAll
    void stopBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void tryItOutPausesAnExecution() throws Exception {
        String wid = emulator.schedule();
        open(1200);

        find(".opblock-summary-description", "Pause workflow execution");
        assertThat(find("#executions tbody tr", wid).getText()).isEqualTo(wid + " first user scheduled Pause");
        find(".try-out__btn", "Try it out").click();
        find(".parameters-col_description input", "").sendKeys(wid);
        find(".execute", "Execute").click();

        assertThat(find(".live-responses-table tbody .response-col_status", "").getText())
                .startsWith("204");
        find("#executions tbody tr", "paused");
        assertThat(emulator.status(wid)).isEqualTo(ExecutionStatus.PAUSED);
        assertThat(emulator.requests())
                .extracting(request -> request.user().orElse(""))
                .containsExactly("first user");
        assertThat(browser.executeScript("return performance.getEntriesByType('resource').map(e => e.name)"
                        + ".filter(name => !name.startsWith(location.origin) && !name.startsWith('data:'))"))
                .isEqualTo(List.of());
        assertThat(find("#requests tbody tr", wid).getText()).endsWith("POST " + RawHttp.path(wid) + " 204");
    }

    @Test
    void addsAnExecutionAndPausesItByTheKeyboard() {
        open(1200);
        find("#status", "").sendKeys("resuming");
        find("#add button", "Add an execution").sendKeys(Keys.ENTER);

        find("#answer .done", "Add an execution: 201");
        String wid = emulator.executions().get(0).wid();
        WebElement row = find("#executions tbody tr", wid + " first user resuming");
        browser.switchTo().activeElement().sendKeys(Keys.TAB); // From "Add an execution" to the first "Pause".
        WebElement pause = browser.switchTo().activeElement();
        assertThat(pause).isEqualTo(row.findElement(By.tagName("button")));
        assertThat(pause.getDomAttribute("aria-label")).isEqualTo("Pause " + wid);
        pause.sendKeys(Keys.SPACE);

        find("#answer .done", "Pause " + wid + ": 204");
        find("#executions tbody tr", "paused");
        assertThat(browser.switchTo().activeElement()).isEqualTo(pause);
    }

    @Test
    void showsWhatACallerGets() {
        String wid = emulator.schedule();
        emulator.move(wid, ExecutionStatus.CRASHED);
        open(1200);

        find("#executions tbody button", "Pause").click();

        assertThat(find("#answer .refused", "").getText())
                .isEqualTo("Pause " + wid + ": 400 atmWorkflowExecutionEnded"
                        + " Specified automation workflow execution has already ended.");
        assertThat(find("#answer pre", "").getText()).contains("\"id\": \"atmWorkflowExecutionEnded\"", "\"ctx\": {");
        assertThat(find("#requests tbody tr", wid).getText()).endsWith(" 400");

        emulator.enqueue(ScriptedResponse.of(502, "<html>Bad Gateway").withHeader("Content-Type", "text/html"));
        find("#executions tbody button", "Pause").click();
        find("#answer .refused", "Pause " + wid + ": 502");
        assertThat(find("#answer pre", "").getText()).isEqualTo("<html>Bad Gateway");

        emulator.script(Requests.all(), ScriptedResponse.reset()); // Chromium tries again on kept connections.
        find("#executions tbody button", "Pause").click();
        find("#answer .refused", "Pause " + wid + ": no answer");
    }

    @Test
    void saysThatTheEmulatorHasStopped() {
        open(1200);
        emulator.close();

        find("#connection", "The emulator does not answer.");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1200})
    void fitsAndIsAccessible(int width) throws Exception {
        for (ExecutionStatus status : ExecutionStatus.values()) {
            emulator.move(emulator.schedule(), status);
        }
        open(width);
        find(".opblock-summary-description", "Pause workflow execution");
        find("#executions tbody tr:nth-child(5) button", "Pause").click();
        find("#answer pre", "atmInvalidStatusTransition");
        find("#requests tbody tr", "400");

        Files.write(Path.of("target", "page-" + width + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        assertThat(browser.executeScript(
                        "const page = document.documentElement; return page.scrollWidth - page.clientWidth"))
                .isEqualTo(0L);
        assertThat(seriousFaults()).isEqualTo(List.of());
    }

    /** What axe-core finds, each with the elements that have it. */
    private Object seriousFaults() throws IOException {
        Path folder = Path.of("/META-INF/resources/webjars/axe-core");
        try (InputStream axe = BrowserTest.class.getResourceAsStream(
                folder + "/" + System.getProperty("axe-core.version") + "/axe.min.js")) {
            browser.executeScript(new String(requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        return browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run().then(({ violations }) => done(violations"
                + ".filter(({ impact }) => ['serious', 'critical'].includes(impact))"
                + ".map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(' '))))");
    }

    private void open(int width) {
        // Headless Chromium has no window narrower than 500 pixels.
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1400, "deviceScaleFactor", 1, "mobile", false));
        browser.get("http://127.0.0.1:" + emulator.port() + "/");
    }

    private WebElement find(String selector, String text) {
        return await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(
                        () -> browser.findElements(By.cssSelector(selector)).stream()
                                .filter(element -> element.isDisplayed()
                                        && element.getText().contains(text))
                                .findFirst()
                                .orElse(null),
                        element -> element != null);
    }
}
