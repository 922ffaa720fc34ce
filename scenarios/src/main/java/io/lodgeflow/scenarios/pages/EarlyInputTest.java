package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import io.lodgeflow.scenarios.TestHotel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A slow line: the page is there, the script that binds it is not yet. What a person does in that time is done when it
 * comes, once.
 */
class EarlyInputTest extends Browsing {

    private static final String CLOSURES = "/operations/closures";

    @Test
    void anEarlyChoiceIsShownItsPreview() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Earlytown", 71, 2, 1);
        paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2));
        SlowLine line = new SlowLine(signedIn("operations"));
        Page page = line.open(CLOSURES + "/new");
        page.locator("select[name=hotelId]").selectOption(hotel.id());
        line.arrive();
        assertThat(page.locator("#preview-bookings b")).hasText("1");
    }

    @Test
    void anEarlyFormIsSentOnceAndNotIntoTheAddress() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Earlytown", 71.1, 1, 0);
        Page page = signedIn("operations");
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            if (isPost(request)) {
                sent.add(request.url());
            }
        });
        SlowLine line = new SlowLine(page);
        line.open(CLOSURES + "/new");
        page.locator("select[name=hotelId]").selectOption(hotel.id());
        page.locator("textarea[name=reason]").fill("Pressed before its time");
        page.locator("button.danger").dblclick();
        assertThat(page.url()).doesNotContain("reason");
        assertThat(sent).isEmpty();
        line.arrive();
        assertThat(page).hasURL(Pattern.compile(CLOSURES + "/clo"));
        assertThat(page.locator("h1")).containsText(hotel.id());
        assertThat(sent).hasSize(1);
    }

    @Test
    void earlyPressesOpenWhatTheySay() {
        TestHotel hotel = hotel(2, 0);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2));
        SlowLine line = new SlowLine(signedIn("operations"));
        Page page = line.open("/operations/bookings/" + id);
        page.locator("[data-shortcuts]").click();
        line.arrive();
        assertThat(page.locator("#shortcuts")).isVisible();

        line.open("/operations/bookings/" + id);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a note"))
                .click();
        line.arrive();
        assertThat(page.locator("#dialog #repair-form")).isVisible();
    }

    @Test
    void linksAndFormsThatNeedNoScriptWorkMeanwhile() {
        SlowLine line = new SlowLine(signedIn("operations"));
        Page page = line.open("/operations");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("한국어").setExact(true))
                .click();
        assertThat(page.locator("html[lang=ko]")).isVisible();
        assertThat(page.locator("html")).not().hasAttribute("data-ready", "true");
        page.locator("nav a[href='" + CLOSURES + "']").click();
        assertThat(page).hasURL(Pattern.compile(CLOSURES + "$"));
        line.arrive();
        ready(page);
    }

    private static boolean isPost(Request request) {
        return request.method().equals("POST") && request.url().contains(CLOSURES);
    }

    /** Everything arrives but htmx, which waits until it is let through. */
    private static final class SlowLine {

        private final Page page;
        private final Deque<Route> held = new ArrayDeque<>();

        SlowLine(Page page) {
            this.page = page;
            page.route("**/webjars/htmx.org/**", held::add);
        }

        /** Answers as soon as the page is shown and its script is asked for. */
        Page open(String address) {
            page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            assertThat(page.locator("#texts")).isAttached();
            page.waitForCondition(() -> !held.isEmpty());
            assertThat(page.locator("html")).not().hasAttribute("data-ready", "true");
            return page;
        }

        void arrive() {
            held.forEach(Route::resume);
            held.clear();
        }
    }
}
