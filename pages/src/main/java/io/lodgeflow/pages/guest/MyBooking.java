package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.ClosingHotels;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationAction;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.pages.guest.GuestDoor.Opened;
import io.lodgeflow.pages.guest.Offered.PriceLine;
import io.lodgeflow.web.ReaderLanguage;
import io.lodgeflow.web.search.CancellationTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A booking as its guest sees it.
 *
 * @param state what it is now, as the end of a key of words
 * @param next what happens next and when, in order
 * @param paymentPage where what is open is paid; absent when nothing is to be paid online now
 * @param secondsLeft of the hold; absent if it is none
 * @param penalties what canceling costs, by date at the hotel; empty once it cannot be canceled
 * @param declined the last change that was asked for and was not made
 * @param again where the same is looked for
 */
record MyBooking(
        Reservation booking,
        Opened opened,
        Hotel hotel,
        String roomType,
        String plan,
        State state,
        List<Next> next,
        List<PriceLine> lines,
        @Nullable String paymentPage,
        @Nullable Long secondsLeft,
        List<CancellationTerms.Penalty> penalties,
        List<String> roomNumbers,
        ArrivalTime arrivalTime,
        @Nullable Modification declined,
        Money refundOnItsWay,
        List<Posting> folio,
        Money balance,
        List<GuestMessage> messages,
        Set<ReservationAction> actions,
        boolean canTellMore,
        @Nullable String closurePage,
        String again) {

    enum State {
        HELD,
        PAYING,
        EXPIRED,
        CONFIRMED,
        PAID,
        CHANGING,
        IN_HOUSE,
        LEFT,
        CANCELED,
        REFUND_ON_ITS_WAY,
        REFUNDED,
        NO_SHOW
    }

    /** @param what the end of a key of words; {@code at} absent when no moment is known */
    record Next(String what, @Nullable Instant at) {}

    public boolean may(String action) {
        return actions.contains(ReservationAction.valueOf(action));
    }

    static State stateOf(Reservation booking) {
        if (booking.modificationOpen()) {
            return State.CHANGING;
        }
        return switch (booking.status()) {
            case PENDING -> booking.paymentStatus() == PaymentStatus.PROCESSING ? State.PAYING : State.HELD;
            case CONFIRMED -> booking.paymentStatus() == PaymentStatus.PROCESSING ? State.PAYING : State.CONFIRMED;
            case PAID -> State.PAID;
            case CHECKED_IN -> State.IN_HOUSE;
            case CHECKED_OUT -> State.LEFT;
            case CANCELED ->
                booking.paymentStatus() == PaymentStatus.REFUND_PENDING
                        ? State.REFUND_ON_ITS_WAY
                        : "payment_timeout".equals(booking.cancellationReason()) ? State.EXPIRED : State.CANCELED;
            case REFUNDED -> State.REFUNDED;
            case NO_SHOW -> State.NO_SHOW;
        };
    }

    private static List<Next> next(Reservation booking, State state, Hotel hotel, boolean mayPay) {
        List<Next> next = new ArrayList<>();
        switch (state) {
            case HELD -> next.add(new Next("pay", null));
            case PAYING -> next.add(new Next("paying", null));
            case CHANGING -> next.add(new Next("changing", null));
            case CONFIRMED, PAID -> {
                if (mayPay) {
                    next.add(new Next(booking.isOwedByCard() ? "rest_by_card" : "rest", null));
                } else if (booking.balanceDue().isPositive()) {
                    next.add(new Next("pay_there", null));
                }
                if (!booking.roomsAssigned()) {
                    next.add(new Next("room", booking.roomAssignmentAt()));
                }
                next.add(new Next("check_in", hotel.times().checkInAt(booking.stay())));
                next.add(new Next("kept_until", booking.noShowCutOffAt()));
                next.add(new Next("check_out", booking.checkOutDueAt()));
            }
            case IN_HOUSE -> next.add(new Next("check_out", booking.checkOutDueAt()));
            case LEFT -> next.add(new Next("left", null));
            case REFUND_ON_ITS_WAY -> next.add(new Next("refund", null));
            case EXPIRED -> next.add(new Next("expired", null));
            case NO_SHOW -> next.add(new Next("no_show", null));
            case CANCELED, REFUNDED -> next.add(new Next("over", booking.endedAt()));
        }
        return List.copyOf(next);
    }

    @Component
    static class Reads {

        private final Catalogue catalogue;
        private final Reservations reservations;
        private final RoomAllocations allocations;
        private final Folios folios;
        private final Payments payments;
        private final GuestMessages messages;
        private final ClosingHotels closures;
        private final CancellationTerms terms;
        private final GuestDoor door;
        private final Clock clock;

        @SuppressWarnings("TooManyParameters")
        Reads(
                Catalogue catalogue,
                Reservations reservations,
                RoomAllocations allocations,
                Folios folios,
                Payments payments,
                GuestMessages messages,
                ClosingHotels closures,
                CancellationTerms terms,
                GuestDoor door,
                Clock clock) {
            this.catalogue = catalogue;
            this.reservations = reservations;
            this.allocations = allocations;
            this.folios = folios;
            this.payments = payments;
            this.messages = messages;
            this.closures = closures;
            this.terms = terms;
            this.door = door;
            this.clock = clock;
        }

        /** Within the transaction that has read the booking. */
        MyBooking of(Reservation booking, Opened opened) {
            Instant now = clock.instant();
            Hotel hotel = catalogue.hotel(booking.hotelId()).orElseThrow();
            State state = stateOf(booking);
            Set<ReservationAction> actions = booking.allowedActions(hotel.times(), now);
            boolean mayPay = actions.contains(ReservationAction.PAY) && !hotel.isDeleted();
            Instant deadline = state == State.HELD ? booking.paymentDeadline() : null;
            Money zero = Money.zero(booking.currency());
            return new MyBooking(
                    booking,
                    opened,
                    hotel,
                    catalogue
                            .roomType(booking.roomTypeId())
                            .map(type -> type.name(ReaderLanguage.code()))
                            .orElse(""),
                    catalogue
                            .ratePlan(booking.ratePlanId())
                            .map(plan -> plan.name(ReaderLanguage.code()))
                            .orElse(""),
                    state,
                    next(booking, state, hotel, mayPay),
                    Offered.lines(booking.stay().roomDates(), booking.nightlyPrices(), booking.rooms()),
                    mayPay ? door.paymentPageOf(booking.id()) : null,
                    deadline == null
                            ? null
                            : Math.max(0, Duration.between(now, deadline).toSeconds()),
                    penalties(booking, hotel, actions, now),
                    booking.roomsAssigned()
                            ? allocations.of(booking.id()).stream()
                                    .map(AssignedRoom::number)
                                    .toList()
                            : List.of(),
                    ArrivalTime.in(booking.specialRequests()),
                    declined(booking),
                    payments.refundsOf(booking.id()).stream()
                            .filter(refund -> state == State.REFUND_ON_ITS_WAY)
                            .map(Refund::amount)
                            .reduce(zero, Money::plus),
                    folios.of(booking.id()),
                    folios.balance(booking.id(), booking.currency()),
                    messages.of(booking.id()).reversed(),
                    actions,
                    booking.refusalToChangeDetails(null).isEmpty(),
                    closures.isOpenFor(booking.id()) ? door.closurePageOf(booking.id()) : null,
                    BookForm.Stay.of(booking).at("/book", null));
        }

        private List<CancellationTerms.Penalty> penalties(
                Reservation booking, Hotel hotel, Set<ReservationAction> actions, Instant now) {
            boolean counts = actions.contains(ReservationAction.CANCEL)
                    && booking.status() != ReservationStatus.PENDING
                    && (booking.paymentPlan() != PaymentPlan.PAY_AT_HOTEL
                            || booking.guaranteeToken() != null
                            || booking.amountPaid().isPositive());
            LocalDate today = hotel.times().today(now);
            return counts
                    ? terms.of(
                            booking.policyVersion(),
                            booking.cancellationPolicy(),
                            today,
                            booking.stay().arrival(),
                            booking.total())
                    : List.of();
        }

        private @Nullable Modification declined(Reservation booking) {
            return booking.everModified()
                    ? reservations
                            .lastModification(booking.id())
                            .filter(last -> last.status() == Modification.Status.DECLINED)
                            .orElse(null)
                    : null;
        }

        List<RoomType> roomTypesOf(MyBooking mine) {
            return catalogue.roomTypesOf(mine.hotel().id());
        }

        RatePlan planOf(Reservation booking) {
            return catalogue.ratePlan(booking.ratePlanId()).orElseThrow();
        }
    }
}
