package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A day at the desk: rooms, arrivals, departures, with what is refused. */
class FrontDeskPagesTest extends Browsing {

    @Test
    void aGuestIsGivenARoomCheckedInMovedAndCheckedOut() {
        TestHotel hotel = inTheMorning(2, 1);
        LocalDate today = hotel.today();
        String id = arriving("Arriving Guest", hotel, 1);
        lodgeflow.settle();
        Page page = signedIn("operations");
        page.navigate("/front-desk?hotel=" + hotel.id());
        Locator line = page.locator("#part tr[data-booking='" + id + "']");
        assertThat(line.first()).containsText("Arriving Guest");

        line.first().getByRole(AriaRole.BUTTON, button("Other room")).click();
        assertThat(page.locator("#dialog")).containsText("Choose a room");
        picture(page, "assign-room");
        page.locator("#dialog .choice input").nth(1).check();
        page.locator("#dialog button.primary").click();
        assertThat(page.locator("#notices")).containsText("Arriving Guest has a room.");

        line.first().getByRole(AriaRole.BUTTON, button("Check in")).click();
        assertThat(page.locator("#notices")).containsText("Arriving Guest is checked in.");
        assertThat(page.locator("section:has(#in-house)")).containsText("Arriving Guest");
        picture(page, "front-desk");
        assertThat(status(id)).isEqualTo("checked_in");

        travelTo(hotel, today.plusDays(1), "10:00");
        page.reload();
        page.locator("section:has(#departures)")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check out"))
                .click();
        assertThat(page.locator("#dialog")).containsText("Balance of 100.00 EUR");
        picture(page, "settle");
        page.locator("#dialog").getByLabel("Cash").check();
        page.locator("#dialog button.primary").click();
        assertThat(page.locator("#notices")).containsText("Arriving Guest is checked out.");
        assertThat(status(id)).isEqualTo("checked_out");
        assertThat(balance(id)).isEqualTo("0.00");
    }

    @Test
    void whatTheBookingDoesNotAllowIsSaidInWordsAndChangesNothing() {
        TestHotel hotel = inTheMorning(1, 0);
        String id = arriving("Twice Clicked", hotel, 1);
        lodgeflow.settle();
        Page page = signedIn("operations");
        page.navigate("/front-desk?hotel=" + hotel.id());
        Locator checkIn = page.locator("#part tr[data-booking='" + id + "']")
                .first()
                .getByRole(AriaRole.BUTTON, button("Check in"));
        assertThat(checkIn).isVisible();
        page.context().setOffline(true); // the page does not hear of what happens elsewhere
        done(operations, id, "check-in", null);
        page.context().setOffline(false);
        checkIn.click();
        assertThat(page.locator("#notices .bad")).containsText("Somebody has changed this booking");
        assertThat(status(id)).isEqualTo("checked_in");
    }

    @Test
    void forARoomThatIsNotCleanTheDeskIsAskedWhy() {
        TestHotel hotel = inTheMorning(1, 0);
        String id = arriving("Early Guest", hotel, 1);
        String room = "/v1/hotels/" + hotel.id() + "/rooms/" + rooms(id).getFirst();
        person("admin")
                .with("If-Match", person("admin").get(room).header("ETag").orElseThrow())
                .send("PATCH", room, "{\"status\": \"cleaning\"}");
        Page page = signedIn("operations");
        page.navigate("/front-desk?hotel=" + hotel.id());
        page.locator("#part tr[data-booking='" + id + "']")
                .first()
                .getByRole(AriaRole.BUTTON, button("Check in"))
                .click();
        assertThat(page.locator("#dialog")).containsText("not clean");
        assertThat(status(id)).isEqualTo("confirmed");
        page.locator("#dialog textarea").fill("The guest does not mind");
        picture(page, "all-the-same");
        page.locator("#dialog button.primary").click();
        assertThat(page.locator("#notices")).containsText("Early Guest is checked in.");
        assertThat(status(id)).isEqualTo("checked_in");

        done(operations, id, "check-out", java.util.Map.of("settlement", "cash"));
        page.navigate("/front-desk/house?hotel=" + hotel.id());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cleaned"))
                .click();
        assertThat(page.locator("#notices")).containsText("The room is ready.");
        assertThat(page.locator(".tile.available")).hasCount(1);
    }

    @Test
    void aNoShowIsDeclaredWithItsEffectShownFirst() {
        TestHotel hotel = inTheMorning(1, 0);
        LocalDate today = hotel.today();
        String id = placed(
                guest, with(hotel.wish("standard", "pay_at_hotel", today.plusDays(1), 2), "guestName", "Never Came"));
        travelTo(hotel, today.plusDays(1), "16:00");
        lodgeflow.settle();
        Page page = signedIn("operations");
        page.navigate("/front-desk?hotel=" + hotel.id());
        page.locator("#part tr[data-booking='" + id + "']")
                .first()
                .getByRole(AriaRole.BUTTON, button("No-show"))
                .click();
        assertThat(page.locator("#dialog")).containsText("go back on sale");
        page.locator("#dialog textarea").fill("Called twice, no answer");
        picture(page, "no-show");
        page.locator("#dialog button.danger").click();
        assertThat(page.locator("#notices")).containsText("recorded as a no-show");
        assertThat(status(id)).isEqualTo("no_show");
    }

    @Test
    void aStayIsDraggedToAnotherRoomAndOneThatIsTakenRefuses() {
        TestHotel hotel = inTheMorning(2, 1);
        String first = arriving("First Guest", hotel, 2);
        String second = arriving("Second Guest", hotel, 2);
        lodgeflow.settle();
        Page page = signedIn("operations");
        page.navigate("/front-desk/rack?hotel=" + hotel.id());
        String taken = rooms(second).getFirst();
        page.locator(".rack [data-stay='" + first + "']").dragTo(page.locator("tr[data-room='" + taken + "'] th"));
        assertThat(page.locator("#notices .bad")).containsText("not free");
        page.locator(".rack [data-stay='" + first + "']")
                .dragTo(page.locator("tr[data-room='" + hotel.roomId("suite", 0) + "'] th"));
        assertThat(page.locator("tr[data-room='" + hotel.roomId("suite", 0) + "']"))
                .containsText("First Guest");
        assertThat(rooms(first)).containsExactly(hotel.roomId("suite", 0));
        picture(page, "rack");
        assertBooksAreRight();
    }

    @Test
    void newsThatArriveDuringADragWaitForItsEnd() {
        TestHotel hotel = inTheMorning(2, 1);
        String moved = arriving("Moved Guest", hotel, 2);
        lodgeflow.settle();
        Page page = signedIn("operations");
        page.navigate("/front-desk/rack?hotel=" + hotel.id());
        Locator suite = page.locator("tr[data-room='" + hotel.roomId("suite", 0) + "']");
        page.locator(".rack [data-stay='" + moved + "']").hover();
        page.mouse().down();
        page.waitForResponse(
                        answer -> answer.url().contains("/front-desk/rack"), () -> arriving("Sudden Guest", hotel, 2))
                .finished();
        suite.locator("th").hover(); // the first move begins the drag
        suite.locator("th").hover(); // the second is over the row
        page.mouse().up();
        assertThat(suite).containsText("Moved Guest");
        assertThat(page.locator("#part")).containsText("Sudden Guest");
        assertThat(rooms(moved)).containsExactly(hotel.roomId("suite", 0));
        assertBooksAreRight();
    }

    @Test
    void whatHappensElsewhereIsSeenWithoutReloading() {
        TestHotel hotel = inTheMorning(1, 0);
        Page page = signedIn("operations");
        page.navigate("/front-desk?hotel=" + hotel.id());
        assertThat(page.locator(".live")).hasAttribute("data-state", "on");
        assertThat(page.locator("section:has(#arrivals)")).containsText("Nobody is expected today.");
        arriving("Sudden Guest", hotel, 1);
        assertThat(page.locator("section:has(#arrivals)")).containsText("Sudden Guest");
    }

    @Test
    void theHouseAndTheChoiceOfAHotel() {
        TestHotel hotel = inTheMorning(5, 2);
        placed(guest, hotel.wish("standard", "pay_at_hotel", hotel.today(), 3));
        lodgeflow.settle();
        Page page = signedIn("operations");
        page.navigate("/front-desk/house");
        page.getByLabel("Hotel").selectOption(hotel.id());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open"))
                .click();
        assertThat(page.locator(".figures")).containsText("0 / 1");
        assertThat(page.locator(".occupancy")).containsText("14%");
        picture(page, "house");
    }

    @Test
    void anotherHotelsHouseIsNotThere() {
        TestHotel other = inTheMorning(1, 0);
        String id = placed(guest, other.wish("standard", "pay_at_hotel", other.today(), 1));
        Page page = signedIn("frontdesk");
        page.navigate("/front-desk?hotel=" + other.id());
        assertThat(page.locator(".head").first()).not().containsText(other.id());
        assertThat(page.request()
                        .get("/front-desk/bookings/" + id + "/assign-room")
                        .status())
                .isEqualTo(404);
    }

    /** The next morning of a new hotel: bookings for the same day are still taken. */
    private TestHotel inTheMorning(int standardRooms, int suites) {
        TestHotel hotel = hotel(standardRooms, suites);
        travelTo(hotel, hotel.today().plusDays(1), "09:00");
        return hotel;
    }

    /** A booking of a standard room from today, to be paid at the hotel. */
    private String arriving(String guestName, TestHotel hotel, int nights) {
        return placed(
                guest, with(hotel.wish("standard", "pay_at_hotel", hotel.today(), nights), "guestName", guestName));
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
