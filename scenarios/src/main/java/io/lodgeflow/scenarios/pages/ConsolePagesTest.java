package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.BookingRepairs;
import io.lodgeflow.workflows.operations.RepairDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console tells the truth, in words that people use, and is worked with from the keyboard. */
class ConsolePagesTest extends Browsing {

    @Test
    void theDiagramShowsTheWayThatWasTakenAndNoOther() {
        TestHotel hotel = hotel(2, 1);
        String id =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(9), 2));
        pay(guest, id, "tok_ok");
        lodgeflow.settle();
        Page page = signedIn("support");
        page.navigate("/operations/bookings/" + id);
        assertThat(page.locator("[data-token='RoomAssignmentDue']")).isVisible();
        assertThat(page.locator(".djs-connection.way[data-element-id='IsPaymentCapturedToRoomAssignmentDue']"))
                .hasCount(1);
        // Both ends of this one were visited, too: the gateway, and the wait before it.
        assertThat(page.locator(".djs-connection[data-element-id='IsPaymentCapturedToAwaitPayment']"))
                .hasCount(1);
        assertThat(page.locator(".djs-connection.way[data-element-id='IsPaymentCapturedToAwaitPayment']"))
                .hasCount(0);
    }

    @Test
    void aTaskThatABookingWaitsForIsLinkedAndDecidedFromItsPage() {
        TestHotel hotel = hotel(4, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 6));
        lodgeflow
                .bean(RepairDesk.class)
                .perform(
                        id,
                        new BookingRepairs.Refund(Money.parse("550.00", "EUR")),
                        "Noise from the works",
                        null,
                        new Operator(new Actor("operations:usr_o"), Role.OPERATIONS, null, "192.0.2.1"))
                .orThrow();
        lodgeflow.settle();
        Page page = signedIn("support");
        page.navigate("/operations/bookings/" + id);
        Locator task = page.locator(".waits.person", new Page.LocatorOptions().setHasText("Approve a refund"));
        assertThat(task).isVisible();
        task.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decide"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Approve a refund")))
                .isVisible();
        page.keyboard().press("Escape");
        task.getByRole(AriaRole.LINK).click();
        assertThat(page).hasURL(Pattern.compile("/front-desk/work#wrk_"));
        assertThat(page.locator("tr:target")).isVisible();
    }

    @Test
    void nobodyReadsTheIdOfAnAccountOrAnInstantForMachines() {
        TestHotel hotel = hotel(2, 1);
        LocalDate arrival = hotel.today().plusDays(9);
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        Page page = signedIn("operations");
        page.navigate("/operations/bookings/" + id);
        page.locator("#do-skip_step").click();
        page.locator("#repair-form textarea[name=reason]").fill("The guest wants to know the room");
        page.locator("#repair-form button.primary").click();
        assertThat(page.locator("#repair-log")).containsText("Demo Operations");
        page.locator("#do-move_to_step").click();
        page.locator("#repair-form select[name=step]").selectOption("AwaitArrival");
        assertThat(page.locator("#effects")).containsText("Wait for arrival");
        page.keyboard().press("Escape");
        List<String> texts = new ArrayList<>(List.of(page.locator("body").innerText()));
        page.navigate("/operations/audit?target=" + id);
        texts.add(page.locator("main").innerText());
        assertThat(page.locator("main")).containsText("Demo Operations");
        assertThat(texts)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContainPattern(
                                "operations:[a-z]+_|AwaitArrival|\\d{4}-\\d\\d-\\d\\dT\\d\\d:|-\\d+ ms"));
    }

    @Test
    void anActionIsFourKeysAwayAndTheFocusComesBack() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(9), 2));
        Page page = signedIn("operations");
        page.navigate("/operations/bookings/" + id);
        assertThat(page.locator("[data-token]").first()).isVisible();
        int keys = 0;
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter"); // to the actions
        String focused = "";
        while (!focused.startsWith("do-") && keys++ < 3) {
            page.keyboard().press("Tab");
            focused = page.evaluate("document.activeElement.id").toString();
        }
        assertThat(focused).startsWith("do-");
        page.locator("#do-add_note").focus();
        page.keyboard().press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Add a note"));
        assertThat(dialog).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#do-add_note")).isFocused();
        page.keyboard().press("Enter");
        assertThat(dialog).isVisible();
        page.locator("#repair-form textarea[name=reason]").fill("Called twice");
        page.locator("#repair-form button.primary").click();
        assertThat(page.locator("#repair-log")).containsText("Called twice");
        assertThat(page.locator("#do-add_note")).isFocused(); // another one than before, at the same place
    }

    @Test
    void aListIsCountedSortedNarrowedAndTakenAlong() throws IOException {
        TestHotel hotel = hotel(4, 1);
        for (String name : List.of("Mo Berg", "=Ann \"Quick\" Lee", "Zoe Kim")) {
            placed(guest, with(hotel.wish("standard", "flexible", hotel.today().plusDays(20), 2), "guestName", name));
        }
        lodgeflow.settle();
        Page page = signedIn("support");
        page.navigate("/operations/bookings?hotel=" + hotel.id());
        assertThat(page.locator("#count")).hasText("3 bookings");
        Locator names = page.locator("#results td.c-guest");
        page.locator("#results th.c-guest button").click();
        page.locator("#results th.c-guest button").click();
        assertThat(page.locator("#results th.c-guest")).hasAttribute("aria-sort", "descending");
        assertThat(names.first()).hasText("Zoe Kim");
        assertThat(page.locator("#results td.c-until").first()).containsText("in 15 min");
        page.locator("details.columns summary").click();
        page.locator("[data-column=hotel]").uncheck();
        assertThat(page.locator("#results th.c-hotel")).isHidden();
        page.reload();
        assertThat(page.locator("#results th.c-hotel")).isHidden();
        Path file = page.waitForDownload(() -> page.locator("#export").click()).path();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).contains("\"Confirmation\",\"Guest\"");
        // What a guest calls himself is never run by a spreadsheet.
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"'=Ann \"\"Quick\"\" Lee\""));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"Wait for payment\",\""));
    }

    @Test
    void anUnknownAddressIsAPageForPeopleAndAProblemForPrograms() {
        Page page = newBrowser();
        assertThat(page.navigate("/nonsense").status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("This page does not exist");
        assertThat(guest.get("/nonsense").at("/code")).isEqualTo("not_found");
    }

    @Test
    void thePageOfSignInLoadsNoDiagramsAndTheClockWalks() {
        Page page = newBrowser();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate("/sign-in");
        ready(page);
        assertThat(asked).noneMatch(address -> address.contains("bpmn") || address.contains("diagram"));
        String before = page.locator(".clock").innerText();
        page.clock().install();
        page.navigate("/sign-in");
        ready(page);
        assertThat(page.locator(".clock")).hasText(before);
        page.clock().fastForward(120_000);
        assertThat(page.locator(".clock")).not().hasText(before);
    }
}
