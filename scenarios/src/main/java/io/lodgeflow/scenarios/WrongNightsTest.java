package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.workflows.booking.PlaceReservations;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The check of the books finds each way in which nights and bookings can differ. What is planted is rolled back. */
@OnBothDatabases(Because.STORE)
class WrongNightsTest {

    private final Product lodgeflow = Product.shared();
    private final TestHotel hotel = TestHotel.with(lodgeflow, 3, 1, 100);
    private final String type = hotel.typeId("standard");
    private final LocalDate arrival = hotel.today().plusDays(10);

    @BeforeEach
    void oneRoomForTwoNights() {
        Wish wish = Wish.of(hotel, "standard", arrival, 2).plan("pay_at_hotel");
        lodgeflow
                .bean(PlaceReservations.class)
                .place(wish.command(), reservation -> "")
                .orThrow();
        assertThat(lodgeflow.violations()).isEmpty();
    }

    /** @return what the check says while the change stands */
    private List<String> afterwards(String change, Object... values) {
        TransactionTemplate transaction = new TransactionTemplate(lodgeflow.bean(PlatformTransactionManager.class));
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            assertThat(lodgeflow.jdbc().update(change, values)).isEqualTo(1);
            return new BooksCheck(JdbcClient.create(lodgeflow.jdbc())).violations();
        }));
    }

    @Test
    void moreTakenThanBooked() {
        String update = "update room_type_night set reserved = 2 where room_type_id = ? and stay_date = ?";
        assertThat(afterwards(update, type, arrival))
                .containsExactly("night " + type + " " + arrival + " has 2 reserved, reservations hold 1");
        LocalDate free = arrival.plusDays(2);
        assertThat(afterwards(update, type, free))
                .containsExactly("night " + type + " " + free + " has 2 reserved, reservations hold 0");
    }

    @Test
    void bookedAndNotTaken() {
        LocalDate second = arrival.plusDays(1);
        String expected =
                "night " + type + " " + second + " has none reserved or is not in the calendar, reservations hold 1";
        assertThat(afterwards(
                        "update room_type_night set reserved = 0 where room_type_id = ? and stay_date = ?",
                        type,
                        second))
                .containsExactly(expected);
        assertThat(afterwards("delete from room_type_night where room_type_id = ? and stay_date = ?", type, second))
                .containsExactly(expected);
    }

    @Test
    void aBookingOfMoreRooms() {
        assertThat(afterwards("update reservation set rooms = 2 where room_type_id = ?", type))
                .contains(
                        "night " + type + " " + arrival + " has 1 reserved, reservations hold 2",
                        "night " + type + " " + arrival.plusDays(1) + " has 1 reserved, reservations hold 2");
    }
}
