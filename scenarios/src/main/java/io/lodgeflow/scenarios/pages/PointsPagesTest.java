package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.TestHotel;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Support sees the points of a booking and, from there, the guest's account with its reasons; the front desk does not. */
class PointsPagesTest extends Browsing {

    @Test
    void thePointsOfABookingAndOfItsGuest() {
        TestHotel hotel = hotel(2, 1);
        lodgeflow
                .bean(Transactions.class)
                .run(() -> lodgeflow
                        .bean(PointsLedger.class)
                        .write(new PointsEntry(
                                newReference(),
                                "acc_demo_guest_en",
                                null,
                                PointsEntry.Kind.GRANTED,
                                40_000,
                                Sentence.said("Sorry for the noise"),
                                lodgeflow.now())));
        String id =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(20), 2));
        payWithPoints(guest, id, 15_000, "tok_ok");
        long balance = pointsOf(guest);

        Page page = signedIn("support");
        page.navigate("/operations/bookings/" + id);
        assertThat(page.locator("#points")).containsText("15,000 used, worth 150.00 EUR");
        page.getByText("Points account").click();
        assertThat(page.locator("#points-balance b")).hasText(String.format("%,d", balance));
        assertThat(page.locator("tbody tr").first()).containsText("-15,000");
        assertThat(page.locator("tbody")).containsText("Sorry for the noise");
        picture(page, "points-account");

        cancel(guest, id);
        lodgeflow.settle();
        page.reload();
        assertThat(page.locator("tbody tr").first()).containsText("+15,000");

        Page desk = signedIn("frontdesk");
        Response refused = Objects.requireNonNull(desk.navigate("/operations/bookings/" + id + "/points"));
        assertThat(refused.status()).isIn(403, 404);
    }
}
