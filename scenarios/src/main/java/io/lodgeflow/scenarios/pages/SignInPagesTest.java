package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who gets in, who stays in, and what the browser is told when a session ends. */
class SignInPagesTest extends Browsing {

    @Test
    void aWrongPasswordAndAGuestAreTurnedAway() {
        Page page = newBrowser();
        page.navigate("/sign-in");
        fillSignIn(page, "operations", "not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("There is no such account with this password.");
        picture(page, "sign-in-refused");
        fillSignIn(page, "guest.en", PASSWORD);
        assertThat(page.locator("h1")).hasText("My bookings");
        page.navigate("/operations");
        assertThat(page.locator("h1")).hasText("This is not for your role");
    }

    @Test
    void whoAsksForAPageFirstComesThereAfterSigningIn() {
        Page page = newBrowser();
        page.navigate("/front-desk/house");
        assertThat(page).hasURL(Pattern.compile("/sign-in\\?next="));
        fillSignIn(page, "manager", PASSWORD);
        assertThat(page).hasURL(Pattern.compile("/front-desk/house$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("House status")))
                .isVisible();
        for (Cookie cookie : page.context().cookies()) {
            assertThat(cookie.httpOnly).as(cookie.name).isTrue();
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/sign-in$"));
        page.navigate("/front-desk/house");
        assertThat(page).hasURL(Pattern.compile("/sign-in\\?next="));
    }

    @Test
    void aPageOfAnotherRoleIsRefusedAndAnUnknownOneSaysSo() {
        Page page = signedIn("frontdesk");
        page.navigate("/operations/bookings");
        assertThat(page.locator("main")).containsText("This is not for your role");
        page.navigate("/front-desk/no-such-page");
        assertThat(page.locator("main")).containsText("This page does not exist");
        picture(page, "not-found");
    }

    @Test
    void anAddressThatIsNotWrittenAsOursAreSaysSo() {
        Page page = signedIn("frontdesk");
        page.navigate("/front-desk//house");
        assertThat(page.locator("main")).containsText("This address is not written as ours are");
        assertThat(page.locator("main")).containsText("주소 형식이 올바르지 않습니다");
        picture(page, "not-canonical");
    }

    @Test
    void aSecondSignInAsksAndTheOldBrowserIsTold() {
        Page old = signedIn("manager");
        old.navigate("/front-desk/house");
        assertThat(old.locator(".live")).hasAttribute("data-state", "on");

        Page second = newBrowser();
        second.navigate("/sign-in");
        fillSignIn(second, "manager", PASSWORD);
        assertThat(second.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName("You are signed in elsewhere")))
                .isVisible();
        picture(second, "sign-in-choice");
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep the other one"))
                .click();
        assertThat(second.getByLabel("Password")).isVisible();
        old.reload();
        assertThat(old.locator(".who")).isVisible();

        second.navigate("/sign-in");
        fillSignIn(second, "manager", PASSWORD);
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End it and go on here"))
                .click();
        assertThat(second.locator(".who")).isVisible();
        assertThat(old.locator("#session-ended")).containsText("You signed in somewhere else");
    }

    @Test
    void silenceIsWarnedOfAndSigningInAgainInPlaceKeepsWhatWasTyped() {
        Page page = signedIn("support");
        page.navigate("/operations/bookings");
        page.getByLabel("Guest, number, e-mail or reference").fill("typed before");
        idleFor(page, 29 * 60);
        page.evaluate("lodgeflow.checkSession()");
        assertThat(page.locator("#session-warning")).containsText("your session ends in");
        picture(page, "session-warning");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stay signed in"))
                .click();
        assertThat(page.locator("#session-warning")).isHidden();

        idleFor(page, 31 * 60);
        page.evaluate("lodgeflow.checkSession()");
        assertThat(page.locator("#session-ended")).containsText("There was no activity for a while");
        picture(page, "session-ended");
        page.locator("#sign-in-again").getByLabel("Password of Demo Support").fill("wrong");
        page.locator("#sign-in-again button").click();
        assertThat(page.locator("#sign-in-again [data-fault]")).isVisible();
        page.locator("#sign-in-again").getByLabel("Password of Demo Support").fill(PASSWORD);
        page.locator("#sign-in-again button").click();
        assertThat(page.locator("#session-ended")).isHidden();
        assertThat(page.getByLabel("Guest, number, e-mail or reference")).hasValue("typed before");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Search").setExact(true))
                .click();
        assertThat(page.locator("#results")).containsText("Nothing fits");
    }

    @Test
    void aPostWithoutTheTokenOfThePageChangesNothing() {
        Page page = signedIn("admin");
        APIResponse refused = page.request().post("/sign-out", RequestOptions.create());
        assertThat(refused.status()).isEqualTo(403);
        page.reload();
        assertThat(page.locator(".who")).isVisible();
    }

    @Test
    void languageAndThemeAreRemembered() {
        Page page = signedIn("frontdesk");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("한국어"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("오늘 도착")))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("자동"))
                .click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.locator("html")).hasAttribute("lang", "ko");
    }

    @Test
    void keysLeadThroughThePages() {
        Page page = signedIn("frontdesk");
        page.keyboard().press("?");
        assertThat(page.locator("#shortcuts")).isVisible();
        picture(page, "shortcuts");
        page.keyboard().press("Escape");
        page.keyboard().press("g");
        page.keyboard().press("h");
        assertThat(page).hasURL(Pattern.compile("/front-desk/house$"));
    }

    /** As if the person had done nothing for so long. */
    private void idleFor(Page page, int seconds) {
        write(
                "update page_session set last_active_at = dateadd(second, ?, current_timestamp) where state = 'OPEN' and"
                        + " account_id = 'acc_demo_support'",
                -seconds);
        ready(page);
    }
}
