package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;

import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import org.junit.jupiter.api.Test;

/** A guest may book for tonight until the hotel's check-in hour. */
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
}
