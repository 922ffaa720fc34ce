package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What leaves the catalogue takes no new bookings; those that there are live on. */
class RemovedWhileBookedTest extends CatalogueStory {

    private final TestHotel house = TestHotel.with(lodgeflow, 2, 1, 100);
    private final String path = "/v1/hotels/" + house.id();
    private final LocalDate arrival = house.today().plusDays(30);
    private final Map<String, Object> wish = house.wish("standard", "flexible", arrival, 2);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void aRatePlan() {
        String booking = placed(guest, wish);
        removed(path + "/rate-plans/" + house.planId("flexible"));
        assertNoLongerOffered("ratePlanId", house.planId("flexible"));
        assertLivesOn(booking);
        placed(guest, house.wish("standard", "pay_at_hotel", arrival, 1));
    }

    @Test
    void aRoomTypeWaitsForItsLastBooking() {
        String booking = placed(guest, wish);
        String type = path + "/room-types/" + house.typeId("standard");
        assertProblem(remove(admin, type), 409, "room_type_booked");
        assertLivesOn(booking);
        removed(type);
        assertNoLongerOffered("roomTypeId", house.typeId("standard"));
        placed(guest, house.wish("suite", "flexible", arrival, 1));
    }

    @Test
    void aHotel() {
        String booking = paid(guest, wish);
        String unpaid = placed(guest, wish);
        removed(path);
        assertProblem(place(guest, wish), 409, "not_on_sale");
        for (String part : List.of("", "/room-types", "/rate-plans", "/room-types/" + house.typeId("suite"))) {
            assertProblem(anonymous.get(path + part), 410, "hotel_closed");
        }
        assertProblem(pay(guest, unpaid, "tok_ok"), 409, "hotel_closed");
        cancel(guest, unpaid);
        assertIsReadAndCanceledWithItsMoneyBack(booking);
    }

    @Test
    void aRoomThatIsRemovedIsGivenToNobody() {
        String first = paid(guest, wish);
        String second = paid(guest, wish);
        removed(path + "/rooms/" + house.roomId("standard", 0));
        travelTo(house, arrival.minusDays(1), "16:00");
        List<String> given = new java.util.ArrayList<>(rooms(first));
        given.addAll(rooms(second));
        assertThat(given).contains(house.roomId("standard", 1)).doesNotContain(house.roomId("standard", 0));
        assertThat(status(first)).isIn("paid", "room_assigned");
        assertThat(status(second)).isIn("paid", "room_assigned");
        cancel(guest, first);
        cancel(guest, second);
    }

    private void assertNoLongerOffered(String field, String id) {
        assertProblem(place(guest, wish), 409, "not_on_sale");
        Answer availability =
                anonymous.get(path + "/availability?arrival=" + arrival + "&departure=" + arrival.plusDays(2));
        assertThat(availability.status()).isEqualTo(200);
        assertThat(availability.json().findValuesAsString(field)).isNotEmpty().doesNotContain(id);
    }

    private void assertLivesOn(String unpaid) {
        assertThat(pay(guest, unpaid, "tok_ok").at("/status")).isEqualTo("captured");
        assertIsReadAndCanceledWithItsMoneyBack(unpaid);
    }

    private void assertIsReadAndCanceledWithItsMoneyBack(String booking) {
        Answer read = guest.get("/v1/reservations/" + booking);
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(guest.get("/v1/reservations?hotelId=" + house.id())
                        .json()
                        .at("/items")
                        .findValuesAsString("id"))
                .contains(booking);
        assertThat(status(booking)).isEqualTo("paid");
        assertThat(cancel(guest, booking).status()).isEqualTo(200);
        assertThat(status(booking)).isEqualTo("refunded");
        assertThat(moved(booking)).isZero();
    }
}
