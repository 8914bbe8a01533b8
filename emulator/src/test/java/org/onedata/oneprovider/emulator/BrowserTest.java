package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page in a real browser. Requires chromium and chromium-driver (Debian packages). */
@Timeout(90)
class BrowserTest {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private OneproviderEmulator emulator;
    private ChromeDriver browser;

    @BeforeEach
    void start() {
        boolean installed = CHROMIUM.exists() && DRIVER.exists();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(installed, "chromium and chromium-driver are not installed");
        }
        assertThat(installed).as("chromium and chromium-driver are installed").isTrue();
        emulator = OneproviderEmulator.builder().page().start();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,1400");
        // Nothing but this machine can be reached, as if the network were unplugged.
        options.addArguments("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (emulator != null) {
            emulator.close();
        }
    }

    @Test
    void tryItOutPausesAnExecution() throws Exception {
        String wid = emulator.schedule();
        browser.get("http://127.0.0.1:" + emulator.port() + "/");

        find(".opblock-summary-description", "Pause workflow execution");
        assertThat(find("#executions tbody tr", wid).getText()).isEqualTo(wid + " first user scheduled");
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
        Files.write(Path.of("target", "page.png"), browser.getScreenshotAs(OutputType.BYTES));
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
