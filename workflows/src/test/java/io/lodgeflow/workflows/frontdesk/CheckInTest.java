package io.lodgeflow.workflows.frontdesk;

import static io.lodgeflow.workflows.memory.CommandsInMemory.DESK;
import static io.lodgeflow.workflows.memory.CommandsInMemory.GUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import io.lodgeflow.workflows.words.Sentences;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Coming, and not coming. The check-in hour is 15:00. */
class CheckInTest {

    private final CommandsInMemory hotel = new CommandsInMemory();
    private final CheckIn checkIn = hotel.get(CheckIn.class);
    private final DeclareNoShow noShow = hotel.get(DeclareNoShow.class);
    private final LocalDate arrival = hotel.stay().arrival();

    @AfterEach
    void closed() {
        hotel.close();
    }

    private static String refused(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) result).refusal().code();
    }

    @Test
    void theDeskMayOpenTheRoomEarlyOnTheDay() {
        String id = hotel.paid();
        hotel.at(arrival, "08:00");
        checkIn.checkIn(id, false, null, DESK).orThrow();
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.CHECKED_IN);
        assertThat(hotel.told()).containsExactly("GuestCheckedIn " + id);
    }

    @Test
    void aGuestAloneWaitsForTheHour() {
        String id = hotel.paid();
        hotel.at(arrival, "14:59");
        assertThat(refused(checkIn.checkIn(id, true, null, GUEST))).isEqualTo("too_early");
        hotel.at(arrival, "15:00");
        checkIn.checkIn(id, true, null, GUEST).orThrow();
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.CHECKED_IN);
    }

    @Test
    void nobodyComesTheDayBefore() {
        String id = hotel.paid();
        hotel.at(arrival.minusDays(1), "23:59");
        assertThat(refused(checkIn.checkIn(id, false, null, DESK))).isEqualTo("too_early");
        assertThat(hotel.told()).isEmpty();
    }

    @Test
    void aRoomWithAGuestInItIsNotGivenToTheNext() {
        String id = hotel.paid();
        hotel.roomIsOccupied();
        hotel.at(arrival, "16:00");
        assertThat(refused(checkIn.checkIn(id, false, null, DESK))).isEqualTo("room_occupied");
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.PAID);
    }

    @Test
    void intoARoomThatIsNotReadyTheDeskSaysWhy() {
        String id = hotel.paid();
        hotel.entry(Room.class, "rom_101").vacate();
        hotel.at(arrival, "16:00");
        assertThat(refused(checkIn.checkIn(id, false, null, DESK))).isEqualTo("room_not_ready");
        assertThat(refused(checkIn.checkIn(id, true, null, GUEST))).isEqualTo("room_not_ready");
        assertThat(hotel.told()).isEmpty();
        checkIn.checkIn(id, false, "the guest is tired", null, DESK).orThrow();
        assertThat(Sentences.english(hotel.booking(id).takeNewEvents().getLast().note()))
                .endsWith("not ready: the guest is tired");
        assertThat(hotel.entry(Room.class, "rom_101").status()).isEqualTo(RoomStatus.OCCUPIED);
    }

    @Test
    void anUnpaidHoldIsNoBookingYet() {
        String id = hotel.placed();
        hotel.at(arrival, "16:00");
        assertThat(refused(checkIn.checkIn(id, false, null, DESK))).isEqualTo("wrong_status");
    }

    @Test
    void nobodyIsANoShowBeforeTheHourHasCome() {
        String id = hotel.paid();
        hotel.at(arrival, "14:59");
        assertThat(refused(noShow.declare(id, Sentence.said(""), null, DESK))).isEqualTo("too_early");
        hotel.at(arrival, "15:00");
        noShow.declare(id, Sentence.said("the guest called"), null, DESK).orThrow();
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.NO_SHOW);
        assertThat(hotel.told()).containsExactly("NoShowDeclared " + id);
    }

    @Test
    void whoIsInHouseIsNoNoShow() {
        String id = hotel.paid();
        hotel.at(arrival, "16:00");
        checkIn.checkIn(id, false, null, DESK).orThrow();
        assertThat(refused(noShow.declare(id, Sentence.said(""), null, DESK))).isEqualTo("wrong_status");
    }
}
