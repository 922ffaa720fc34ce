package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Operations close a hotel with a preview, watch its bookings being settled, pause, go on, and read the report. */
class ClosurePagesTest extends Browsing {

    @Test
    void aHotelIsClosedWatchedPausedAndReported() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Pagetown", 70, 4, 1);
        TestHotel.in(lodgeflow, "Pagetown", 70.02, 4, 1);
        LocalDate arrival = hotel.today().plusDays(30);
        String chooses = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String silent = paid(korean, hotel.wish("standard", "non_refundable", arrival, 2));
        Page page = signedIn("operations");
        link(page, "Closures").click();
        assertThat(page).hasURL(Pattern.compile("/operations/closures$"));
        link(page, "Close a hotel").click();
        page.locator("select[name=hotelId]").selectOption(hotel.id());
        assertThat(page.locator("#preview-bookings b")).hasText("2");
        assertThat(page.locator("#preview")).containsText("380.00 EUR");
        picture(page, "closure-new");
        page.locator("textarea[name=reason]").fill("Sold to an investor");
        button(page, "Close this hotel for good").click();
        assertThat(page).hasURL(Pattern.compile("/operations/closures/clo"));
        lodgeflow.settle();
        assertThat(page.locator("[data-state=OFFERED] b")).hasText("2");
        assertThat(page.locator("#closure-progress")).hasText("0 of 2 settled");

        guest.once().post("/v1/reservations/" + chooses + "/closure-offer/actions/choose", Map.of("choice", "refund"));
        assertThat(page.locator("#closure-progress")).hasText("1 of 2 settled");
        assertThat(page.locator("[data-outcome=REFUND_CHOSEN] b")).hasText("1");
        steer(page, "Pause", "/pause");
        assertThat(page.locator("#closure-state")).hasText("Paused");
        picture(page, "closure");
        steer(page, "Go on", "/resume");
        assertThat(page.locator("#closure-state")).hasText("Running");

        advance(Duration.ofDays(7));
        assertThat(page.locator("#closure-state")).hasText("Finished");
        assertThat(page.locator("#closure-report h2")).hasText("Final report");
        assertThat(page.locator("[data-outcome=REFUND_BY_DEFAULT] b")).hasText("1");
        assertThat(page.locator("#closure-report")).containsText("380.00 EUR");
        picture(page, "closure-report");
        assertThat(status(silent)).isEqualTo("refunded");
        page.navigate("/operations/audit?target=" + page.url().replaceAll(".*/", ""));
        assertThat(page.locator("main")).containsText("Sold to an investor");
        assertBooksAreRight();
    }

    @Test
    void supportReadsInKoreanAndDoesNotClose() {
        Page page = newBrowser(1440, 900, ColorScheme.DARK, "ko-KR");
        page.navigate("/sign-in");
        page.locator("input[type=email]").fill("support@demo.lodgeflow.example");
        page.locator("input[type=password]").fill(PASSWORD);
        page.locator("main form button.primary").first().click();
        assertThat(page.locator(".who")).isVisible();
        page.navigate("/operations/closures");
        assertThat(page.locator("h1")).hasText("영업 종료");
        assertThat(page.locator("a[href='/operations/closures/new']")).hasCount(0);
        page.navigate("/operations/closures/new");
        assertThat(page.locator("button.danger")).isDisabled();
        picture(page, "closure-new-ko");
    }

    /** The answer is looked at, so that a refusal is told from a click that did nothing. */
    private static void steer(Page page, String name, String address) {
        Response answer = page.waitForResponse(
                response -> response.url().endsWith(address),
                () -> button(page, name).click());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
