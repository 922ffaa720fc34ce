package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operations and support see and do: overview, search, one booking, its repairs, the log of them. */
class OperationsPagesTest extends Browsing {

    @Test
    void theOverviewCountsWhatHappensWithinTwoSeconds() {
        TestHotel hotel = hotel(3, 1);
        Page page = signedIn("operations");
        assertThat(page).hasURL(Pattern.compile("/operations$"));
        Locator diagram = page.locator("[data-steps='steps-reservation'][data-drawn='true']");
        assertThat(diagram).isVisible();
        String id =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(40), 2));
        assertThat(diagram.locator("[data-container-id='AwaitPayment'] .count"))
                .not()
                .hasCount(0);
        advance(Duration.ofMinutes(5)); // so that waiting has taken time, whichever tests ran before
        pay(guest, id, "tok_ok");
        assertThat(diagram.locator("[data-container-id='RoomAssignmentDue'] .count"))
                .not()
                .hasCount(0);
        picture(page, "overview");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Time spent"))
                .click();
        assertThat(diagram.locator(".heat5")).not().hasCount(0);
        picture(page, "overview-heat");
        page.locator("a.figure", new Page.LocatorOptions().setHasText("Reservation"))
                .first()
                .click();
        assertThat(page.locator("main")).containsText("Hold rooms");
        picture(page, "process");
    }

    @Test
    void aBookingIsFoundWithoutItsGuestInTheAddressAndTheSearchIsKept() {
        TestHotel hotel = hotel(2, 1);
        String id = placed(
                guest,
                with(
                        hotel.wish("standard", "pay_at_hotel", hotel.today().plusDays(30), 2),
                        "guestName",
                        "Findable Person"));
        lodgeflow.settle();
        Page page = signedIn("support");
        page.navigate("/operations/bookings");
        page.keyboard().press("/");
        page.keyboard().type("findable");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Search").setExact(true))
                .click();
        assertThat(page.locator("#results")).containsText("Findable Person");
        assertThat(page).hasURL(Pattern.compile("/operations/bookings\\?filter=flt"));
        assertThat(page.url()).doesNotContain("indable");
        picture(page, "find");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep this search"))
                .first()
                .click();
        page.locator("#keep-dialog").getByLabel("Name").fill("My guest");
        page.locator("#keep-dialog button.primary").click();
        Locator keptSearch = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My guest"));
        assertThat(keptSearch).isVisible();
        page.navigate("/operations/bookings");
        keptSearch.click();
        assertThat(page.locator("#results")).containsText("Findable Person");
        ready(page);
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/operations/bookings/" + id));
    }

    @Test
    void oneBookingOnOnePageWithWhatHappensNext() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(
                guest,
                with(hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2), "guestName", "Whole Story"));
        Page page = signedIn("operations");
        page.navigate("/operations/bookings/" + id);
        assertThat(page.locator("[data-token='RoomAssignmentDue']")).isVisible();
        assertThat(page.locator("main")).containsText("Rooms are assigned");
        assertThat(page.locator("main")).containsText("15:00 Lisbon time");
        assertThat(page.locator(".timeline")).containsText("Payment received");
        page.locator("details.message summary").first().click();
        picture(page, "booking");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(java.nio.file.Path.of("target/pictures-of-pages/booking-whole.png")));
    }

    @Test
    void aRepairShowsItsEffectAsksForAReasonAndIsInTheAuditLog() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(3), 2));
        Page page = signedIn("operations");
        page.navigate("/operations/bookings/" + id);
        repair(page, "Cancel, fee waived");
        assertThat(page.locator("#effects")).containsText("200.00 EUR");
        picture(page, "repair");
        page.locator("#repair-form textarea[name=reason]").fill("Fire alarm in the night");
        page.locator("#repair-form button.primary").click();
        assertThat(page.locator("#notices")).containsText("line");
        lodgeflow.settle();
        assertThat(status(id)).isEqualTo("refunded");
        page.navigate("/operations/audit?target=" + id);
        assertThat(page.locator("main")).containsText("Fire alarm in the night");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify the chain"))
                .click();
        assertThat(page.locator("#check")).containsText("whole");
        picture(page, "audit");
        assertBooksAreRight();
    }

    @Test
    void onlyWhatTheBookingAndTheRoleAllowIsOffered() {
        TestHotel hotel = hotel(2, 1);
        String id =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(40), 2));
        Page page = signedIn("support");
        page.navigate("/operations/bookings/" + id);
        assertThat(page.locator(".waits")).containsText("Waits for the guest's payment");
        assertThat(page.locator(".waits")).containsText("in 15 min");
        assertThat(page.locator(".repairs")).containsText("Cancel by policy");
        assertThat(page.locator(".repairs")).not().containsText("Bring back");
        assertThat(page.locator(".repairs")).not().containsText("Refund");
        assertThat(page.locator(".repairs")).not().containsText("Undo everything");
    }

    @Test
    void theClockIsMovedToTheNextEventAndTheTokenWalks() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(2), 1));
        Page page = signedIn("operations");
        page.navigate("/operations/time-travel?booking=" + id);
        assertThat(page.locator("[data-token='RoomAssignmentDue']")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("To its next event"))
                .click();
        assertThat(page.locator("[data-token='AwaitArrival']")).isVisible();
        picture(page, "time-travel");
        page.navigate("/operations/time-travel");
        assertThat(page.locator("main")).containsText("Choose a booking to watch");
        picture(page, "time-travel-choice");
    }

    @Test
    void aListShowsItsRowsOrSaysThatThereAreNone() {
        Page page = signedIn("admin");
        for (String name : new String[] {"incidents", "late"}) {
            page.navigate("/operations/" + name);
            // The database is shared with other tests: each section has either rows or the sentence, never nothing.
            Locator sections = page.locator("section.card");
            assertThat(sections.locator("table, .empty")).hasCount(sections.count());
            picture(page, name);
        }
        page.navigate("/front-desk/work");
        assertThat(page.locator("h1")).hasText("Work list");
        picture(page, "work");
    }

    @Test
    void aHotelWithoutGuestsSaysSo() {
        TestHotel hotel = hotel(1, 0);
        Page page = signedIn("admin");
        page.navigate("/front-desk?hotel=" + hotel.id());
        assertThat(page.locator("#part .empty")).hasCount(3);
        assertThat(page.locator("#part")).containsText("Nobody is in house.");
    }

    private static void repair(Page page, String name) {
        page.locator(".repairs")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
