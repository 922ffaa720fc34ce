package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.testkit.Browsers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/**
 * Stories told in a browser. Waits are assertions that look again until they hold. After each test no page may have
 * complained on its console: a violated content policy or a script error fails it.
 */
@Tag("browser")
abstract class Browsing extends Story {

    static final String PASSWORD = "lodgeflow-demo-1";

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    final void nobodyIsSignedIn() {
        write("delete from page_session");
    }

    /** As an outside hand would, committed. */
    final void write(String statement, Object... values) {
        lodgeflow.bean(Transactions.class).run(() -> lodgeflow.jdbc().update(statement, values));
    }

    /** Somebody's own browser: nothing is shared with others. */
    final Page newBrowser() {
        return newBrowser(1440, 900, ColorScheme.LIGHT, "en-GB");
    }

    final Page newBrowser(int width, int height, ColorScheme scheme, String language) {
        BrowserContext context = Browsers.shared()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(lodgeflow.uri().toString())
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setLocale(language));
        context.setDefaultTimeout(Browsers.LIMIT_MILLIS);
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> complain(message));
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    private void complain(ConsoleMessage message) {
        // Refusals are shown to people; the browser notes their status as an error of its own.
        boolean refused = message.text().startsWith("Failed to load resource")
                || message.text().contains("Response Status Error Code");
        if (message.type().equals("error") && !refused) {
            complaints.add(message.location() + ": " + message.text());
        }
    }

    /** A new browser in which the person is signed in; a session elsewhere is ended. */
    final Page signedIn(String account) {
        Page page = newBrowser();
        signIn(page, account);
        return page;
    }

    final void signIn(Page page, String account) {
        page.navigate("/sign-in");
        fillSignIn(page, account, PASSWORD);
        Locator elsewhere =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End it and go on here"));
        assertThat(page.locator(".who").or(elsewhere).first()).isVisible();
        if (elsewhere.isVisible()) {
            elsewhere.click();
        }
        assertThat(page.locator(".who")).isVisible();
        ready(page);
    }

    /**
     * Keys and drags need the page's scripts; choices, presses and forms do not have to wait for them. After navigate() it
     * is so already, after a link that was clicked not yet.
     */
    static void ready(Page page) {
        assertThat(page.locator("html")).hasAttribute("data-ready", "true");
    }

    static void fillSignIn(Page page, String account, String password) {
        page.getByLabel("E-mail").fill(account + "@demo.lodgeflow.example");
        page.getByLabel("Password").fill(password);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    /** For looking at; named after what it shows. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures-of-pages", name + ".png")));
    }

    @AfterEach
    final void noPageComplained() {
        contexts.forEach(BrowserContext::close);
        Assertions.assertThat(complaints).isEmpty();
    }
}
