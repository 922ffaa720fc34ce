package io.lodgeflow.scenarios.calendar;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Rooms go on sale and off it: never fewer than are sold, and the overbooking allowance follows. */
@OnBothDatabases(Because.STORE)
class RoomCalendarTest extends CalendarStory {

    private final TestHotel hotel = hotel(3, 1).open(400);
    private final String standard = hotel.typeId("standard");
    private final LocalDate arrival = hotel.today().plusDays(30);

    @Test
    void whatIsSoldIsCounted() {
        placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        lodgeflow.settle();
        assertThat(inventory(hotel, "standard", arrival.minusDays(1), arrival.plusDays(3)))
                .containsExactly("3 3 0 3", "3 3 1 2", "3 3 1 2", "3 3 0 3");
    }

    @Test
    void theOverbookingAllowanceFollowsTheRooms() {
        TestHotel generous = TestHotel.with(lodgeflow, 10, 1, 110);
        assertThat(inventory(generous, "standard", arrival, arrival.plusDays(1)))
                .containsExactly("10 11 0 11");
        for (int rooms : new int[] {10, 9, 1, 0}) {
            Answer set = setRooms(
                    operations, generous, rooms(generous.typeId("standard"), arrival, arrival.plusDays(1), rooms));
            assertThat(set.status()).as(set.text()).isEqualTo(200);
            int limit = rooms * 110 / 100;
            assertThat(nights(set)).containsExactly(rooms + " " + limit + " 0 " + limit);
        }
        assertThat(inventory(generous, "standard", arrival.plusDays(1), arrival.plusDays(2)))
                .as("the night after is as it was")
                .containsExactly("10 11 0 11");
    }

    @Test
    void neverFewerThanAreSold() {
        placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        lodgeflow.settle();
        Rows before = Rows.now(lodgeflow);
        LocalDate from = arrival.minusDays(1);
        Answer refused = setRooms(operations, hotel, rooms(standard, from, arrival.plusDays(3), 1));
        assertProblem(refused, 409, "nights_already_sold");
        assertThat(texts(refused.json().at("/nights"))).containsExactly(arrival.toString());
        before.assertUnchanged();
        assertThat(inventory(hotel, "standard", from, arrival.plusDays(2)))
                .containsExactly("3 3 0 3", "3 3 2 1", "3 3 1 2");

        assertThat(nights(setRooms(operations, hotel, rooms(standard, arrival, arrival.plusDays(1), 2))))
                .containsExactly("2 2 2 0");
        assertProblem(place(korean, hotel.wish("standard", "flexible", arrival, 1)), 409, "no_availability");
        assertBooksAreRight();
    }

    @Test
    void neverMoreThanExist() {
        Rows before = Rows.now(lodgeflow);
        Answer refused = setRooms(operations, hotel, rooms(standard, arrival, arrival.plusDays(2), 4));
        assertProblem(refused, 409, "more_than_rooms");
        assertThat(refused.json().at("/rooms").asInt()).isEqualTo(3);
        before.assertUnchanged();

        String gone = hotel.roomId("standard", 2);
        placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        assertThat(operations
                        .with("If-Match", "*")
                        .send("DELETE", path(hotel) + "/rooms/" + gone, null)
                        .status())
                .isBetween(200, 204);
        assertThat(inventory(hotel, "standard", arrival, arrival.plusDays(2)))
                .as("what is sold stays sold, nothing more is")
                .containsExactly("2 3 3 0", "2 2 0 2");
        assertBooksAreRight();
    }

    @Test
    void withoutRoomsNothingIsSoldUntilSomeComeBack() {
        setRooms(operations, hotel, rooms(standard, arrival, arrival.plusDays(1), 0));
        assertProblem(place(guest, hotel.wish("standard", "flexible", arrival, 1)), 409, "no_availability");
        setRooms(operations, hotel, rooms(standard, arrival, arrival.plusDays(1), 1));
        paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        assertThat(inventory(hotel, "standard", arrival, arrival.plusDays(1))).containsExactly("1 1 1 0");
    }

    @Test
    void nightsThatTheCalendarLacksAreMadeAtTheBasePrice() {
        LocalDate end = hotel.today().plusDays(400);
        Answer set = setRooms(operations, hotel, rooms(hotel.typeId("suite"), end.minusDays(1), end.plusDays(3), 1));
        assertThat(nights(set)).hasSize(4).containsOnly("1 1 0 1");
        assertThat(prices(hotel, "suite", end, end.plusDays(5))).hasSize(3).containsOnly("250.00");
    }

    @Test
    void theSameTwiceIsTheSame() {
        for (int time = 0; time < 2; time++) {
            assertThat(nights(setRooms(operations, hotel, rooms(standard, arrival, arrival.plusDays(2), 2))))
                    .containsExactly("2 2 0 2", "2 2 0 2");
        }
    }

    @Test
    void itsOwnManagerSetsRoomsAndItsFrontDeskOnlyReads() {
        String lisbon = "/v1/hotels/htl_demo_lisbon_1";
        String nights = "?roomTypeId=rmt_demo_lisbon_1_double&from=" + arrival + "&to=" + arrival.plusDays(1);
        Http frontDesk = person("frontdesk");
        int rooms = frontDesk
                .get(lisbon + "/inventory" + nights)
                .json()
                .at("/items/0/rooms")
                .asInt();
        assertThat(rooms).isPositive();
        String same = "{\"roomTypeId\": \"rmt_demo_lisbon_1_double\", \"from\": \"" + arrival + "\", \"to\": \""
                + arrival.plusDays(1) + "\", \"rooms\": " + rooms + "}";
        assertProblem(frontDesk.send("PUT", lisbon + "/inventory/bulk", same), 403, "forbidden");
        assertThat(person("manager")
                        .send("PUT", lisbon + "/inventory/bulk", same)
                        .status())
                .isEqualTo(200);
    }
}
