package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.GuestRepairs;
import io.lodgeflow.workflows.operations.RepairDesk;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each repair once by its button, with its effect on the booking; a batch of retries; decisions of the work list. */
class RepairPagesTest extends Browsing {

    @Test
    void aBookingIsCorrectedNotedAssignedStoppedAndLetGoOn() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2));
        Page page = booking("support", id);

        open(page, "Correct and retry");
        page.locator("#repair-form input[name=guestName]").fill("Corrected Name");
        perform(page, "The guest married");
        assertThat(page.locator("main")).containsText("Corrected Name");

        open(page, "Add a note");
        perform(page, "Wants a quiet room, called twice");
        assertThat(page.locator("#repair-log")).containsText("called twice");

        open(page, "Take or assign");
        page.locator("#repair-form select[name=assignee]")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Demo Administrator"));
        perform(page, "Night shift");
        assertThat(page.locator(".facts").last()).containsText("Demo Administrator");

        open(page, "Suspend");
        perform(page, "Fraud suspected");
        assertThat(page.locator("main .chip.bad").first()).isVisible();
        // Nothing is promised of what stands still, and only what is possible is offered.
        assertThat(page.locator(".waits.suspended")).containsText("Suspended: no timer fires");
        assertThat(page.locator("ul.next")).containsText("An operator must resume it");
        assertThat(page.locator("ul.next")).not().containsText("Rooms are assigned");
        assertThat(button(page, "Suspend")).hasCount(0);
        assertThat(button(page, "Cancel by policy")).hasCount(0);
        open(page, "Resume");
        perform(page, "No fraud");

        page.locator("details.message summary").first().click();
        page.getByRole(AriaRole.BUTTON, named("Send again")).first().click();
        perform(page, "Mail was lost");
        lodgeflow.settle();
        assertThat(messages(id).stream().filter("payment_receipt"::equals).count()
                        + messages(id).stream().filter("confirmation"::equals).count())
                .isEqualTo(3);
        assertBooksAreRight();
    }

    @Test
    void aNoteOfAColleagueAppearsByItself() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2));
        Page page = booking("support", id);
        assertThat(page.locator(".live[data-state=on]")).isVisible();
        lodgeflow
                .bean(RepairDesk.class)
                .perform(
                        id,
                        new GuestRepairs.AddNote(),
                        "Asked for a cot",
                        null,
                        new Operator(new Actor("operations:usr_o"), Role.OPERATIONS, null, "192.0.2.1"))
                .orThrow();
        assertThat(page.locator("#repair-log")).containsText("Asked for a cot");
    }

    @Test
    void stepsAreSkippedAndRepeatedWhereTheBookingAllowsIt() {
        TestHotel hotel = hotel(4, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(9), 2));
        Page page = booking("support", id);
        assertThat(button(page, "Skip a step")).isVisible();
        assertThat(button(page, "Retry now")).hasCount(0); // nothing has failed

        open(page, "Skip a step");
        page.locator("#repair-form select[name=step]").selectOption("RoomAssignmentDue");
        assertThat(page.locator("#effects li").first()).isVisible();
        perform(page, "The guest wants to know the room now");
        lodgeflow.settle();
        assertThat(page.locator("[data-token='AwaitArrival']")).isVisible();
        assertThat(rooms(id)).hasSize(1);

        open(page, "Move to a step");
        assertThat(page.locator("#repair-form option[value=AssignRooms]")).hasCount(0); // it has its rooms
        page.locator("#repair-form select[name=step]").selectOption("RemindGuest");
        assertThat(page.locator("#effects")).containsText("Wait for arrival");
        assertThat(page.locator("#effects")).containsText("No money moves");
        assertThat(page.locator("#effects")).containsText("200.00 EUR");
        assertThat(page.locator("#effects li").first()).isVisible();
        perform(page, "Remind once more");
        lodgeflow.settle();
        assertThat(messages(id).stream().filter("reminder"::equals)).hasSize(2);
        assertBooksAreRight();
    }

    @Test
    void moneyGoesBackWithFourEyesAboveTheLimit() {
        TestHotel hotel = hotel(4, 1);
        LocalDate arrival = hotel.today().plusDays(30);
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 6));
        Page page = booking("support", id);
        open(page, "Refund");
        Locator button = page.locator("#repair-form button.primary");
        assertThat(button).hasText("Refund: 600.00 EUR back");
        assertThat(button).isEnabled();
        // While something else is typed, and when it is refused, nothing can be done with the old amount on the button.
        for (String wrong : List.of("900.00", "12,5", "-3")) {
            page.locator("#repair-form input[name=amount]").fill(wrong);
            assertThat(button).isDisabled();
            assertThat(page.locator("#effects .notice.bad")).isVisible();
            assertThat(page.locator("#effects")).not().containsText("Goes back");
            assertThat(button).isDisabled();
        }
        page.locator("#repair-form input[name=amount]").fill("900.00");
        assertThat(page.locator("#effects .notice.bad")).containsText("600.00");
        assertThat(page.locator("#notices .notice")).hasCount(0);
        picture(page, "repair-refused");
        page.locator("#repair-form input[name=amount]").fill("550.00");
        assertThat(button).hasText("Refund: 550.00 EUR back");
        assertThat(page.locator("#effects")).containsText("another person");
        picture(page, "repair-refund");
        perform(page, "Noise from the works");
        assertThat(moved(id)).isEqualTo(60_000);

        page.navigate("/front-desk/work");
        decide(page, "Approve", "I agree with myself");
        assertThat(page.locator("#dialog .notice.bad")).hasCount(1);
        page.locator("#dialog form button.primary").first().click();
        assertThat(page.locator("#dialog .notice.bad")).hasCount(1); // they do not pile up
        assertThat(moved(id)).isEqualTo(60_000);

        Page second = signedIn("operations");
        second.navigate("/front-desk/work");
        decide(second, "Approve", "Agreed");
        assertThat(second.locator("#notices")).containsText("The task is done.");
        lodgeflow.settle();
        assertThat(moved(id)).isEqualTo(5_000);
        assertThat(openWork(id)).isEmpty();
        assertBooksAreRight();
    }

    @Test
    void bookingsAreCanceledUndoneAndBroughtBack() {
        TestHotel hotel = hotel(4, 1);
        LocalDate arrival = hotel.today().plusDays(3);
        String canceled = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        Page page = booking("operations", canceled);
        open(page, "Cancel by policy");
        assertThat(page.locator("#effects")).containsText("100.00 EUR");
        perform(page, "The guest called");
        lodgeflow.settle();
        assertThat(status(canceled)).isEqualTo("refunded");
        assertThat(moved(canceled)).isEqualTo(10_000);

        String undone = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        page.navigate("/operations/bookings/" + undone);
        open(page, "Undo everything");
        perform(page, "Booked by our mistake");
        lodgeflow.settle();
        assertThat(status(undone)).isEqualTo("refunded");
        assertThat(moved(undone)).isZero();

        String expired = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        advance(java.time.Duration.ofMinutes(16));
        assertThat(status(expired)).isEqualTo("canceled");
        page.navigate("/operations/bookings/" + expired);
        open(page, "Bring back");
        perform(page, "The card was late");
        lodgeflow.settle();
        assertThat(status(expired)).isEqualTo("pending");
        assertThat(pay(guest, expired, "tok_ok").at("/status")).isEqualTo("captured");
        assertBooksAreRight();
    }

    @Test
    void aGroupIsRetriedOneFirstThenAll() {
        TestHotel hotel = hotel(4, 1);
        LocalDate arrival = hotel.today().plusDays(2);
        List<String> ids = List.of(
                failed(hotel, arrival, "BATCH_WISH"),
                failed(hotel, arrival, "BATCH_WISH"),
                failed(hotel, arrival, "BATCH_WISH"));
        travelTo(hotel, arrival.minusDays(1), "16:30");
        write("update reservation set wishes = '' where id in (?, ?)", ids.get(0), ids.get(1));

        Page page = signedIn("support");
        page.navigate("/operations/incidents");
        Locator cause = page.locator("#part tbody tr", new Page.LocatorOptions().setHasText("BATCH_WISH"));
        picture(page, "incidents-groups");
        cause.getByRole(AriaRole.LINK).click();
        assertThat(page.locator(".limits")).containsText("BATCH_WISH"); // whoever sees the list sees what limits it
        assertThat(page.locator("#count")).hasText("3 bookings");
        page.navigate("/operations/incidents");
        cause.getByRole(AriaRole.BUTTON).click();
        page.locator("#dialog textarea[name=reason]").fill("Wishes are mended");
        page.locator("#dialog button.primary").click();
        assertThat(page.locator("#batch-state")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try one"))
                .click();
        assertThat(page.locator("[data-item-state='RECOVERED'] b")).hasText("1");
        page.locator("#part button.primary").click();
        assertThat(page.locator("#batch-state")).hasText("Running");
        advance(java.time.Duration.ofMinutes(1));
        assertThat(page.locator("[data-item-state='RECOVERED'] b")).hasText("2");
        assertThat(page.locator("[data-item-state='FAILED_AGAIN'] b")).hasText("1");
        picture(page, "retry-batch");
        assertThat(page.locator("#batch-state")).hasText("Finished");
        page.locator("#select-failed").click();
        assertThat(page.locator("#batch-preview")).containsText("1 would be done");
        assertThat(page.locator("[data-item]")).hasCount(1);
        assertThat(page.locator("[data-item='" + ids.get(2) + "']")).isVisible();
        write("update reservation set wishes = '' where id = ?", ids.get(2));
    }

    private Page booking(String account, String id) {
        Page page = signedIn(account);
        page.navigate("/operations/bookings/" + id);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.locator(".repairs")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void open(Page page, String name) {
        button(page, name).click();
        assertThat(page.locator("#repair-form")).isVisible();
    }

    /** Waits until the page says that it is done. */
    private static void perform(Page page, String reason) {
        page.locator("#repair-form textarea[name=reason]").fill(reason);
        page.locator("#repair-form button.primary").click();
        assertThat(page.locator("#repair-form")).not().isVisible();
        assertThat(page.locator("#notices").getByText("of the audit log").last())
                .isVisible();
    }

    private static void decide(Page page, String outcome, String reason) {
        page.locator("#part tr", new Page.LocatorOptions().setHasText("Approve or reject"))
                .last()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decide"))
                .click();
        page.getByLabel("Decision").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(outcome));
        page.locator("#dialog textarea[name=reason]").fill(reason);
        page.locator("#dialog button.primary").click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** A paid booking with a wish that no code knows: assigning its rooms fails until it is mended. */
    private String failed(TestHotel hotel, LocalDate arrival, String broken) {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        lodgeflow.settle();
        write("update reservation set wishes = ? where id = ?", broken, id);
        return id;
    }
}
