package io.lodgeflow.workflows.frontdesk;

import static io.lodgeflow.workflows.memory.CommandsInMemory.DESK;
import static io.lodgeflow.workflows.memory.CommandsInMemory.euros;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import io.lodgeflow.workflows.payment.PaymentMethod;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is charged and paid when a guest leaves. Two nights of 100.00. */
class CheckOutTest {

    private final CommandsInMemory hotel = new CommandsInMemory();
    private final CheckOut checkOut = hotel.get(CheckOut.class);
    private final LocalDate arrival = hotel.stay().arrival();

    @AfterEach
    void closed() {
        hotel.close();
    }

    private String inHouse(String id) {
        hotel.at(arrival, "16:00");
        hotel.get(CheckIn.class).checkIn(id, false, null, DESK).orThrow();
        hotel.told().clear();
        hotel.at(arrival.plusDays(2), "10:00");
        return id;
    }

    private static String refused(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) result).refusal().code();
    }

    @Test
    void whoHasPaidLeavesWithEachNightOnTheFolio() {
        String id = inHouse(hotel.paid());
        assertThat(checkOut.checkOut(id, null, null, DESK).orThrow().isZero()).isTrue();
        assertThat(hotel.folio(id)).containsExactly("ROOM_CHARGE 100.00", "ROOM_CHARGE 100.00");
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.CHECKED_OUT);
        assertThat(hotel.told()).containsExactly("GuestCheckedOut " + id);
    }

    @Test
    void whoLeavesEarlyPaysTheNightsNotStayed() {
        String id = inHouse(hotel.paid());
        hotel.at(arrival.plusDays(1), "10:00");
        checkOut.checkOut(id, null, null, DESK).orThrow();
        assertThat(hotel.folio(id)).containsExactly("ROOM_CHARGE 100.00", "EARLY_DEPARTURE_FEE 100.00");
    }

    @Test
    void whoOwesSaysHowToSettleOrStays() {
        String id = inHouse(hotel.guaranteed());
        Result<?> refused = checkOut.checkOut(id, null, null, DESK);
        assertThat(refused(refused)).isEqualTo("balance_due");
        assertThat(((Result.Refused<?>) refused).refusal().facts()).containsEntry("balance", "200.00");
        assertThat(hotel.folio(id)).isEmpty();
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.CHECKED_IN);
    }

    @Test
    void theCardOnFileIsChargedAfterTheGuestHasLeft() {
        String id = inHouse(hotel.guaranteed());
        assertThat(checkOut.checkOut(id, PaymentMethod.CARD_ON_FILE, null, DESK).orThrow())
                .isEqualTo(euros(200));
        assertThat(hotel.openCharges(id)).containsExactly("200.00");
        assertThat(hotel.told()).containsExactly("start balance " + id, "GuestCheckedOut " + id);
    }

    @Test
    void cashIsOnTheFolioAtOnce() {
        String id = inHouse(hotel.guaranteed());
        checkOut.checkOut(id, PaymentMethod.CASH, null, DESK).orThrow();
        assertThat(hotel.folio(id)).containsExactly("ROOM_CHARGE 100.00", "ROOM_CHARGE 100.00", "PAYMENT -200.00");
        assertThat(hotel.openCharges(id)).isEmpty();
    }

    @Test
    void whoHasNotComeCannotLeave() {
        String id = hotel.paid();
        assertThat(refused(checkOut.checkOut(id, null, null, DESK))).isEqualTo("wrong_status");
    }
}
