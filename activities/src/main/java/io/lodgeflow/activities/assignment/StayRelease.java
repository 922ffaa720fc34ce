package io.lodgeflow.activities.assignment;

import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.stay.StayDates;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Gives back what a stay will not use any more. Nights that are over stay sold: they were not available to anybody. */
@Component
public class StayRelease {

    private final Inventory inventory;
    private final RoomAllocations allocations;
    private final Catalogue catalogue;
    private final Clock clock;

    StayRelease(Inventory inventory, RoomAllocations allocations, Catalogue catalogue, Clock clock) {
        this.inventory = inventory;
        this.allocations = allocations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** All nights from the hotel's today on. */
    public void unusedNights(Reservation reservation) {
        release(reservation, today(reservation));
    }

    /** As {@link #unusedNights}, but the first night was used even when the guest leaves on the same day. */
    public void nightsNotStayed(Reservation reservation) {
        LocalDate afterFirst = reservation.stay().arrival().plusDays(1);
        LocalDate today = today(reservation);
        release(reservation, today.isBefore(afterFirst) ? afterFirst : today);
    }

    public LocalDate today(Reservation reservation) {
        return catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(clock.instant());
    }

    private void release(Reservation reservation, LocalDate from) {
        StayDates stay = reservation.stay();
        LocalDate first = from.isBefore(stay.arrival()) ? stay.arrival() : from;
        if (first.isBefore(stay.roomFreeFrom())) {
            inventory.change(NightChange.giveBack(
                    reservation.roomTypeId(), new StayDates(first, stay.roomFreeFrom()), reservation.rooms()));
        }
        allocations.releaseFrom(reservation.id(), first);
    }
}
