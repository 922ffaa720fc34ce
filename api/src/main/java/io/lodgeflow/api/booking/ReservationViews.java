package io.lodgeflow.api.booking;

import io.lodgeflow.api.booking.ReservationView.AssignedRoomView;
import io.lodgeflow.api.booking.ReservationView.Guest;
import io.lodgeflow.api.booking.ReservationView.ModificationView;
import io.lodgeflow.api.booking.ReservationView.NightPrice;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationAction;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.web.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes views of reservations, inside the transaction that read them. */
@Component
public class ReservationViews {

    /** What guests do themselves; the rest is the front desk's. */
    private static final Set<ReservationAction> GUESTS_OWN = Set.of(
            ReservationAction.PAY, ReservationAction.MODIFY, ReservationAction.CANCEL, ReservationAction.CHECK_IN);

    private final KnownHouseTimes houseTimes;
    private final RoomAllocations allocations;
    private final Reservations reservations;
    private final Clock clock;

    ReservationViews(KnownHouseTimes houseTimes, RoomAllocations allocations, Reservations reservations, Clock clock) {
        this.houseTimes = houseTimes;
        this.allocations = allocations;
        this.reservations = reservations;
        this.clock = clock;
    }

    public ReservationView of(Reservation reservation, Caller caller) {
        List<AssignedRoomView> rooms = reservation.roomsAssigned()
                ? allocations.of(reservation.id()).stream()
                        .map(room -> new AssignedRoomView(room.roomId(), room.number(), room.roomTypeId()))
                        .toList()
                : List.of();
        ModificationView modification = reservation.everModified()
                ? reservations
                        .lastModification(reservation.id())
                        .map(ReservationViews::modification)
                        .orElse(null)
                : null;
        return view(reservation, caller, rooms, modification);
    }

    /** Of a reservation that was just placed: it has neither rooms nor modifications yet. */
    ReservationView ofNew(Reservation reservation, Caller caller) {
        return view(reservation, caller, List.of(), null);
    }

    private ReservationView view(
            Reservation reservation,
            Caller caller,
            List<AssignedRoomView> rooms,
            @Nullable ModificationView modification) {
        Instant now = clock.instant();
        HouseTimes times = houseTimes.of(reservation.hotelId());
        boolean toBePaid = reservation.status() == ReservationStatus.PENDING;
        Instant deadline = reservation.paymentDeadline();
        return new ReservationView(
                reservation.id(),
                reservation.confirmationNumber(),
                lower(reservation.status()),
                lower(reservation.paymentStatus()),
                reservation.hotelId(),
                reservation.roomTypeId(),
                reservation.ratePlanId(),
                reservation.stay().arrival(),
                reservation.stay().departure(),
                reservation.stay().nights(),
                reservation.stayAsItWas(times).map(StayDates::nights).orElse(null),
                reservation.rooms(),
                reservation.adults(),
                reservation.children(),
                new Guest(
                        reservation.guest().guestAccountId(),
                        reservation.guest().name(),
                        reservation.guest().email(),
                        reservation.guestPhone(),
                        reservation.guest().language(),
                        reservation.guest().vipLevel()),
                reservation.guest().accountId(),
                reservation.occupants().stream()
                        .map(one -> new ReservationView.RoomGuest(one.room(), one.name(), one.age()))
                        .toList(),
                reservation.clientReference(),
                reservation.specialRequests(),
                reservation.wishesAsStored().stream()
                        .map(wish -> wish.toLowerCase(Locale.ROOT))
                        .toList(),
                lower(reservation.paymentPlan()),
                reservation.cancellationPolicy().toLowerCase(Locale.ROOT),
                reservation.total(),
                reservation.amountPaid(),
                reservation.balanceDue(),
                reservation.paymentDeadline() == null
                        ? Money.zero(reservation.currency())
                        : reservation.dueWithinHold(),
                reservation.guaranteeToken() != null,
                reservation.points().held(),
                reservation.pointsValue(),
                reservation.points().earned(),
                prices(reservation),
                deadline,
                toBePaid && deadline != null
                        ? Math.max(0, Duration.between(now, deadline).toSeconds())
                        : null,
                reservation.roomAssignmentAt(),
                rooms,
                modification,
                reservation.cancellationReason(),
                reservation.allowedActions(times, now).stream()
                        .filter(action -> !caller.isGuest() || GUESTS_OWN.contains(action))
                        .map(ReservationViews::lower)
                        .toList(),
                reservation.createdAt(),
                reservation.updatedAt(),
                reservation.endedAt());
    }

    private static List<NightPrice> prices(Reservation reservation) {
        List<LocalDate> dates = reservation.stay().roomDates();
        List<NightPrice> prices = new ArrayList<>();
        for (int night = 0; night < dates.size(); night++) {
            prices.add(
                    new NightPrice(dates.get(night), reservation.nightlyPrices().get(night)));
        }
        return prices;
    }

    private static ModificationView modification(Modification modification) {
        return new ModificationView(
                modification.id(),
                lower(modification.status()),
                modification.terms().stay().arrival(),
                modification.terms().stay().departure(),
                modification.terms().roomTypeId(),
                modification.terms().rooms(),
                modification.terms().total(),
                modification.difference(),
                modification.declineReason());
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
