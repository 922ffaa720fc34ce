package io.lodgeflow.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one browser of a test JVM: Chromium of the machine, found by CHROMIUM or in its usual place; fails loudly without. A
 * module that uses it names Playwright among its own dependencies.
 */
public final class Browsers {

    /** For what a page is waited for: the machine may be busy with the other database, and whoever is right waits less. */
    public static final double LIMIT_MILLIS = 60_000;

    private static final class Shared {
        private @Nullable Browser browser;
    }

    private static final Shared SHARED = new Shared();

    /** Started on first use; ends with this JVM. Each test opens a context of its own. */
    public static Browser shared() {
        synchronized (SHARED) {
            if (SHARED.browser == null) {
                PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                SHARED.browser = playwright.chromium().launch(options());
                Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            }
            return SHARED.browser;
        }
    }

    private static BrowserType.LaunchOptions options() {
        Path chromium = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
        if (!Files.isExecutable(chromium)) {
            throw new IllegalStateException("The pages are tested with chromium, which is not at " + chromium
                    + ". Install the Debian package chromium, or name it in CHROMIUM.");
        }
        return new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setHeadless(true)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }

    private Browsers() {}
}
