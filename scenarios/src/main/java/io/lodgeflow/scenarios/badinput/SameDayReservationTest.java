package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Until when tonight is sold, and at which price. */
class SameDayReservationTest extends Story {

    private final TestHotel hotel = hotel(2, 1);

    @Test
    void afterTheCheckInHourTodayIsOver() {
        travelTo(hotel, hotel.today().plusDays(1), "14:59"); // today it may be later already
        placed(guest, hotel.wish("standard", "flexible", hotel.today(), 1));
        travelTo(hotel, hotel.today(), "15:00");
        assertProblem(place(guest, hotel.wish("standard", "flexible", hotel.today(), 1)), 422, "too_late_for_today")
                .inBody("/arrival");
    }

    @Test
    void theDeskSellsTonightUntilTheBusinessDayEnds() {
        LocalDate tonight = hotel.today().plusDays(1);
        travelTo(hotel, tonight, "23:00");
        String late = placed(operations, hotel.wish("standard", "pay_at_hotel", tonight, 1));
        travelTo(hotel, tonight.plusDays(1), "05:59");
        String night = placed(operations, hotel.wish("standard", "pay_at_hotel", tonight, 1));
        for (String id : List.of(late, night)) {
            assertThat(done(operations, id, "check-in", Map.of("reason", "Came at night"))
                            .at("/status"))
                    .isEqualTo("checked_in");
        }
        travelTo(hotel, tonight.plusDays(1), "06:00");
        assertProblem(place(operations, hotel.wish("standard", "pay_at_hotel", tonight, 1)), 422, "arrival_in_the_past")
                .inBody("/arrival");
        assertBooksAreRight();
    }

    @Test
    void anotherPriceThanTheOneSeenBooksNothing() {
        Map<String, Object> wish =
                new HashMap<>(hotel.wish("standard", "flexible", hotel.today().plusDays(3), 2));
        wish.put("expectedTotal", Map.of("amount", "199.99", "currency", "EUR"));
        Answer refused = place(guest, wish);
        assertProblem(refused, 409, "price_changed");
        assertThat(refused.at("/total")).isEqualTo("200.00");
        wish.put("expectedTotal", Map.of("amount", "200.00", "currency", "EUR"));
        String id = paid(guest, wish);

        LocalDate longer = hotel.today().plusDays(6);
        assertProblem(longer(id, longer, "250.00"), 409, "price_changed");
        assertThat(read(id).at("/total/amount")).isEqualTo("200.00");
        assertThat(longer(id, longer, "300.00").status()).isEqualTo(200);
        assertThat(read(id).at("/total/amount")).isEqualTo("300.00");
    }

    private Answer longer(String id, LocalDate departure, String expected) {
        return guest.once()
                .with("If-Match", "*")
                .post(
                        "/v1/reservations/" + id + "/actions/modify",
                        Map.of(
                                "departure",
                                departure.toString(),
                                "expectedTotal",
                                Map.of("amount", expected, "currency", "EUR")));
    }
}
