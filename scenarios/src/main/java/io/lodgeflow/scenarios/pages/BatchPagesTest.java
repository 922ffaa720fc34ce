package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From ticked rows of the search to a batch that is previewed, tried with one, run, paused, resumed and stopped. */
class BatchPagesTest extends Browsing {

    @Test
    void tickedBookingsArePreviewedAndCanceledAndNoOther() {
        TestHotel hotel = hotel(6, 1);
        List<String> ids = booked(hotel, 3);
        cancel(guest, ids.get(1));
        String other = booked(hotel, 1).getFirst();
        Page page = found(hotel);
        ids.forEach(
                id -> page.locator("input[name=booking][value='" + id + "']").check());
        assertThat(page.locator("[data-picked]")).hasText("3 ticked");
        picture(page, "find-ticked");
        page.locator("[data-opens=bulk-dialog]").click();
        page.locator("#bulk select[name=kind]").selectOption("CANCEL");
        page.locator("#bulk textarea[name=reason]").fill("Water damage");
        picture(page, "find-bulk-dialog");
        page.locator("#bulk button.primary").click();

        assertThat(page.locator("#batch-state")).hasText("Selection frozen");
        assertThat(page.locator("#batch-preview")).containsText("2 would be done, 1 would be refused");
        assertThat(page.locator("[data-item='" + ids.get(1) + "'] .fault")).isVisible();
        assertThat(page.locator("[data-item='" + ids.get(0) + "']")).containsText("100.00 EUR");
        picture(page, "batch-preview");
        assertThat(status(ids.get(0))).isEqualTo("paid");

        button(page, "Try one first").click();
        assertThat(page.locator("[data-item-state='DONE'] b")).hasText("1");
        button(page, "Try all").click();
        assertThat(page.locator("#batch-state")).hasText("Running");
        advance(Duration.ofMinutes(1));
        assertThat(page.locator("#batch-state")).hasText("Finished");
        assertThat(page.locator("[data-item-state='DONE'] b")).hasText("2");
        assertThat(page.locator("[data-item-state='REFUSED'] b")).hasText("1");
        picture(page, "batch-finished");
        assertThat(status(ids.get(0))).isEqualTo("refunded");
        assertThat(status(ids.get(2))).isEqualTo("refunded");
        assertThat(status(other)).isEqualTo("paid");
        assertBooksAreRight();
    }

    @Test
    void allOfASearchIsNotedPausedResumedAndStopped() {
        TestHotel hotel = hotel(8, 1);
        List<String> ids = booked(hotel, 5);
        Page page = found(hotel);
        page.locator("[data-opens=bulk-dialog]").click();
        page.locator("#bulk select[name=all]").selectOption("true");
        page.locator("#bulk select[name=kind]").selectOption("ADD_NOTE");
        page.locator("#bulk input[name=perMinute]").fill("1");
        page.locator("#bulk textarea[name=reason]").fill("Lift is out of order");
        page.locator("#bulk button.primary").click();
        assertThat(page.locator("#batch-preview")).containsText("5 would be done");
        button(page, "Try all").click();
        assertThat(page.locator("[data-item-state='DONE'] b")).hasText("1");
        button(page, "Pause").click();
        assertThat(page.locator("#batch-state")).hasText("Paused");
        advance(Duration.ofMinutes(5));
        assertThat(page.locator("[data-item-state='DONE'] b")).hasText("1");
        button(page, "Go on").click();
        assertThat(page.locator("[data-item-state='DONE'] b")).hasText("2");
        assertThat(page.locator("#batch-state")).hasText("Running");
        button(page, "Stop").click();
        assertThat(page.locator("#batch-state")).hasText("Stopped");
        assertThat(page.locator("[data-item-state='NOT_TRIED'] b")).hasText("3");
        picture(page, "batch-stopped");
        lodgeflow.settle();
        assertThat(ids.stream().filter(id -> noted(page, id)).count()).isEqualTo(2);
    }

    @Test
    void aRetryOfACauseIsPausedAndStopped() {
        TestHotel hotel = hotel(4, 1);
        LocalDate arrival = hotel.today().plusDays(2);
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(number -> {
                    String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
                    lodgeflow.settle();
                    write("update reservation set wishes = 'HALTED_WISH' where id = ?", id);
                    return id;
                })
                .toList();
        travelTo(hotel, arrival.minusDays(1), "16:30");
        lodgeflow.settle();
        ids.forEach(id -> write("update reservation set wishes = '' where id = ?", id));
        Page page = signedIn("support");
        page.navigate("/operations/incidents");
        page.locator("#part tbody tr", new Page.LocatorOptions().setHasText("HALTED_WISH"))
                .getByRole(AriaRole.BUTTON)
                .click();
        page.locator("#dialog input[name=perMinute]").fill("1");
        page.locator("#dialog textarea[name=reason]").fill("Slowly");
        page.locator("#dialog button.primary").click();
        button(page, "Try all").click();
        assertThat(page.locator("[data-item-state='RECOVERED'] b")).hasText("1");
        button(page, "Pause").click();
        assertThat(page.locator("#batch-state")).hasText("Paused");
        button(page, "Stop").click();
        assertThat(page.locator("#batch-state")).hasText("Stopped");
        assertThat(page.locator("[data-item-state='NOT_TRIED'] b")).hasText("2");
        assertThat(button(page, "Stop")).not().isVisible();
    }

    @Test
    void aBookingThatReallyFailedIsRetriedOnItsPage() {
        TestHotel hotel = hotel(2, 1);
        LocalDate arrival = hotel.today().plusDays(2);
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        lodgeflow.settle();
        write("update reservation set wishes = 'LONELY_WISH' where id = ?", id);
        travelTo(hotel, arrival.minusDays(1), "16:30");
        lodgeflow.settle();
        Page page = signedIn("support");
        page.navigate("/operations/bookings/" + id);
        assertThat(page.locator("p.note.bad")).containsText("LONELY_WISH");
        assertThat(page.locator("main")).containsText("unreadable");
        picture(page, "booking-failed");
        retry(page, "Tried as it is");
        assertThat(page.locator("#notices .notice.bad")).containsText("It has failed again.");
        // The token stands where it failed, not at the wait before it.
        assertThat(page.locator("[data-token='AssignRooms'].failed")).isVisible();
        assertThat(page.locator("[data-token='RoomAssignmentDue']")).hasCount(0);
        assertThat(page.locator(".waits.operator")).containsText("Assign rooms has failed");
        write("update reservation set wishes = '' where id = ?", id);
        retry(page, "Wishes are mended");
        assertThat(page.locator("#notices")).containsText("It has recovered.");
        assertThat(page.locator("p.note.bad")).not().isVisible();
        assertThat(page.locator("[data-token='AwaitArrival']")).isVisible();
        assertThat(page.locator(".waits")).containsText("Waits for the guest to arrive");
        assertThat(rooms(id)).hasSize(1);
        assertBooksAreRight();
    }

    private static void retry(Page page, String reason) {
        button(page, "Retry now").click();
        assertThat(page.locator("#effects li").first()).isVisible();
        page.locator("#repair-form textarea[name=reason]").fill(reason);
        page.locator("#repair-form button.primary").click();
        assertThat(page.locator("#repair-form")).not().isVisible();
    }

    private List<String> booked(TestHotel hotel, int count) {
        List<String> ids = IntStream.range(0, count)
                .mapToObj(number -> paid(
                        guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1)))
                .toList();
        lodgeflow.settle();
        return ids;
    }

    private Page found(TestHotel hotel) {
        Page page = signedIn("operations");
        page.navigate("/operations/bookings?hotel=" + hotel.id());
        assertThat(page.locator("#results tbody tr").first()).isVisible();
        return page;
    }

    private boolean noted(Page page, String id) {
        page.navigate("/operations/bookings/" + id);
        return page.locator("#repair-log").isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
