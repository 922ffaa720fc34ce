package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.catalogue.Lines;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.domain.words.Sentence;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A booking from hold to check-out. This class is the one place where its state changes: each transition has its guard
 * beside it ({@code refusalTo...}) and leaves a {@link ReservationEvent} with who, when and why. Calling a transition
 * whose guard refuses throws {@link IllegalStateException} and changes nothing. That makes it long: its transitions move status,
 * payment, rooms and deadlines together, and what moves together is not taken apart.
 */
@Entity
@Table(name = "reservation")
public class Reservation {

    private static final String PAYMENT_TIMEOUT = "payment_timeout";

    @Id
    private String id;

    @Version
    private int version;

    private String confirmationNumber;
    private String hotelId;
    private String ratePlanId;
    private @Nullable String clientReference;

    @Embedded
    private GuestDetails guest;

    /** By which the database finds the booking; follows the guest's name. */
    @SuppressWarnings("unused")
    private String guestNameKey;

    private @Nullable String guestPhone;
    private String specialRequests;

    @Convert(converter = Lines.class)
    private List<String> wishes;

    @Convert(converter = Lines.class)
    private @Nullable List<String> occupants;

    @Embedded
    private StayTerms terms;

    private long totalMinor;
    private long paidMinor;
    private long dueMinor;

    @Embedded
    private PaymentTerms payment;

    private long changeFeesMinor;
    private long penaltyFloorMinor;
    private @Nullable String guaranteeToken;
    private @Nullable String placedFrom;

    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    @Enumerated(EnumType.STRING)
    private PaymentStatus paymentStatus;

    private boolean roomsAssigned;
    private boolean modificationOpen;
    private boolean everModified;

    @Embedded
    private Deadlines deadlines;

    private @Nullable String cancellationReason;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant endedAt;

    /** Until when a no-show can be taken back. */
    private @Nullable Instant reinstatableUntil;

    /** Since when the house has owed the guest a room: nothing is kept of such a booking, whoever ends it. */
    private @Nullable Instant unhousedSince;

    @Embedded
    private BookingPoints points = new BookingPoints();

    @Transient
    private final List<ReservationEvent> newEvents = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Reservation() {}

    /**
     * Placed from an offer that {@code PlacingPolicy} grants: pending, nothing held yet, nothing stored.
     *
     * @param paymentWindow how long an unpaid hold lives
     */
    public Reservation(
            String id,
            String confirmationNumber,
            ReservationRequest request,
            StayTerms terms,
            PaymentTerms payment,
            Duration paymentWindow,
            HouseTimes times,
            Instant now) {
        this.id = id;
        this.confirmationNumber = confirmationNumber;
        hotelId = request.hotelId();
        ratePlanId = request.ratePlanId();
        clientReference = request.clientReference();
        guest = request.guest();
        guestNameKey = SearchWords.key(guest.name());
        specialRequests = request.specialRequests();
        wishes = request.wishes().stream().sorted().map(Enum::name).toList();
        guestPhone = request.phone();
        occupants = request.occupants().stream().map(Occupant::line).toList();
        guaranteeToken = request.guaranteeToken();
        placedFrom = request.placedFrom();
        this.payment = payment;
        paymentStatus = PaymentStatus.UNPAID;
        status = ReservationStatus.PENDING;
        createdAt = now;
        updatedAt = now;
        this.terms = terms;
        totalMinor = terms.total().minorUnits();
        dueMinor = totalMinor;
        deadlines = Deadlines.of(
                isConfirmedAtOnce() ? null : now.plus(paymentWindow), terms.stay(), times, guest.vipLevel());
        record(
                ReservationEventType.PLACED,
                null,
                ReservationStatus.PENDING,
                request.actor(),
                Sentence.of("history.placed"),
                now);
    }

    // ---- payment

    public Optional<Refusal> refusalToPay(Instant now) {
        if (paymentStatus == PaymentStatus.PROCESSING) {
            return Optional.of(Refusal.conflict("payment_in_progress"));
        }
        if (status == ReservationStatus.PENDING && deadlines.isPaymentOver(now)) {
            return Optional.of(Refusal.conflict("hold_expired"));
        }
        return status == ReservationStatus.PENDING && deadlines.payment() != null
                ? Optional.empty()
                : Optional.of(wrongStatus("wrong_status.pay"));
    }

    /** What is still open of a booking that stands, such as the rest of a deposit: until arrival the guest may pay it online. */
    public Optional<Refusal> refusalToPayRest() {
        if (paymentStatus == PaymentStatus.PROCESSING) {
            return Optional.of(Refusal.conflict("payment_in_progress"));
        }
        if (modificationOpen) {
            return Optional.of(changeInProgress());
        }
        return status.isUpcoming() && status != ReservationStatus.PENDING && dueMinor > 0
                ? Optional.empty()
                : Optional.of(wrongStatus("wrong_status.pay"));
    }

    /** Nobody else pays, changes or ends it until the gateway has decided. */
    public void submitRest(Actor actor, Instant now) {
        require(refusalToPayRest());
        paymentStatus = PaymentStatus.PROCESSING;
        record(ReservationEventType.PAYMENT_SUBMITTED, actor, Sentence.of("history.payment_submitted"), now);
    }

    /** The payment is asked for; the saga's first step opens it. Nobody else pays before it is captured or declined. */
    public void submitPayment(Actor actor, Instant now) {
        require(refusalToPay(now));
        paymentStatus = PaymentStatus.PROCESSING;
        record(ReservationEventType.PAYMENT_SUBMITTED, actor, Sentence.of("history.payment_submitted"), now);
    }

    /** A payment that was given up too early is taken up again, as {@link #submitPayment} began it. */
    public void resumePayment() {
        if (status != ReservationStatus.PENDING || paymentStatus == PaymentStatus.PROCESSING) {
            throw new IllegalStateException(id + " is " + status + ", its payment " + paymentStatus);
        }
        paymentStatus = PaymentStatus.PROCESSING;
    }

    /** The money of the whole booking is there, or its deposit where the plan asks for one within the hold. */
    public void receivePayment(Money amount, Instant now) {
        ReservationStatus from = status;
        boolean deposit = status == ReservationStatus.PENDING && payment.plan() == PaymentPlan.DEPOSIT;
        status = whileUpcoming(deposit ? ReservationStatus.CONFIRMED : ReservationStatus.PAID);
        paymentStatus = deposit ? PaymentStatus.DEPOSIT_PAID : PaymentStatus.PAID;
        record(
                ReservationEventType.PAYMENT_RECEIVED,
                from,
                status,
                Actor.WORKFLOW,
                Sentence.of("history.payment_received", amount),
                now);
    }

    /**
     * The front desk has the money. A guest in house stays in house.
     *
     * @param all nothing is left to pay
     */
    public void payAtHotel(Money amount, boolean all, Instant now) {
        if (status == ReservationStatus.CHECKED_IN || !all) {
            paymentStatus = all ? PaymentStatus.PAID : PaymentStatus.PARTIALLY_PAID;
            record(
                    ReservationEventType.PAYMENT_RECEIVED,
                    Actor.WORKFLOW,
                    Sentence.of("history.payment_received", amount),
                    now);
        } else {
            receivePayment(amount, now);
        }
    }

    /** A step after the money was taken failed for good: everything is undone, the money goes back first. */
    public void giveUpPayment(Sentence reason, Instant now) {
        boolean paid = status == ReservationStatus.PAID || isConfirmedByDeposit();
        if (!paid && paymentStatus != PaymentStatus.PROCESSING) {
            throw new IllegalStateException(id + " is " + status + ", there is no payment to give up");
        }
        paymentStatus = PaymentStatus.REFUND_PENDING;
        record(ReservationEventType.PAYMENT_GIVEN_UP, Actor.WORKFLOW, reason, now);
    }

    /** The undone payment is back with the guest. */
    public void undoPayment(Instant now) {
        if (!status.isUpcoming() || paymentStatus != PaymentStatus.REFUND_PENDING) {
            throw new IllegalStateException(id + " is " + status + ", its payment " + paymentStatus);
        }
        paymentStatus = PaymentStatus.REFUNDED;
        record(ReservationEventType.PAYMENT_UNDONE, Actor.WORKFLOW, Sentence.of("history.payment_undone"), now);
    }

    /** After its payment was undone nothing is left but to end the booking. */
    public void fail(Instant now) {
        if (paymentStatus != PaymentStatus.REFUNDED) {
            throw new IllegalStateException(id + " still has money of the guest: " + paymentStatus);
        }
        end(
                ReservationStatus.CANCELED,
                "payment_failed",
                ReservationEventType.CANCELED,
                Actor.WORKFLOW,
                Sentence.of("history.given_back"),
                now);
    }

    /** What is owed is charged to the card that guarantees the booking; the booking's own state does not change. */
    public void submitBalance(Money amount, Actor actor, Instant now) {
        record(ReservationEventType.BALANCE_SUBMITTED, actor, Sentence.of("history.balance_submitted", amount), now);
    }

    /** @param all nothing is left to pay */
    public void receiveBalance(Money amount, boolean all, Instant now) {
        if (paymentStatus != PaymentStatus.REFUND_PENDING) {
            paymentStatus = all ? PaymentStatus.PAID : PaymentStatus.PARTIALLY_PAID;
        }
        record(
                ReservationEventType.PAYMENT_RECEIVED,
                Actor.WORKFLOW,
                Sentence.of("history.payment_received", amount),
                now);
    }

    /** What was open is settled at the desk as the guest leaves; the check-out tells of it. */
    public void settleAtDeparture() {
        if (paymentStatus != PaymentStatus.REFUND_PENDING) {
            paymentStatus = PaymentStatus.PAID;
        }
    }

    public void declineBalance(Sentence reason, Instant now) {
        if (paymentStatus == PaymentStatus.PROCESSING) {
            paymentStatus = PaymentStatus.UNPAID;
        }
        record(ReservationEventType.BALANCE_DECLINED, Actor.WORKFLOW, reason, now);
    }

    public void declinePayment(Sentence reason, Instant now) {
        requireProcessing();
        paymentStatus = PaymentStatus.UNPAID;
        record(ReservationEventType.PAYMENT_DECLINED, Actor.WORKFLOW, reason, now);
    }

    /** The deadline passed with a payment under way, which is not waited for any more. The deadline itself ends the hold. */
    public void closePayment(Sentence reason, Instant now) {
        requireProcessing();
        paymentStatus = PaymentStatus.UNPAID;
        record(ReservationEventType.PAYMENT_CLOSED, Actor.WORKFLOW, reason, now);
    }

    /**
     * The gateway cannot be reached: the guest may pay later.
     *
     * @param window how long a hold may live then, counted from the booking; never past the arrival's check-in hour, never
     *     less than it had
     */
    public void postponePayment(Duration window, HouseTimes times, Sentence reason, Instant now) {
        requireProcessing();
        Instant had = Objects.requireNonNull(deadlines.payment());
        Instant longer = createdAt.plus(window);
        Instant arrival = times.checkInAt(terms.stay());
        Instant latest = longer.isBefore(arrival) ? longer : arrival;
        deadlines = deadlines.payBy(latest.isAfter(had) ? latest : had);
        paymentStatus = PaymentStatus.UNPAID;
        record(ReservationEventType.PAYMENT_POSTPONED, Actor.WORKFLOW, reason, now);
    }

    /** Its payment deadline has passed, and the step that ends it is about to come. */
    public boolean isAboutToExpire(Instant now) {
        return status == ReservationStatus.PENDING
                && paymentStatus == PaymentStatus.UNPAID
                && deadlines.isPaymentOver(now);
    }

    /** Ended by its payment deadline, and no money of it went either way. */
    public boolean hasExpired() {
        return status == ReservationStatus.CANCELED
                && PAYMENT_TIMEOUT.equals(cancellationReason)
                && paymentStatus == PaymentStatus.UNPAID;
    }

    /**
     * Money has arrived after all: the booking is held again as if it had just been placed. The caller takes its nights and
     * starts its workflow in the same transaction.
     */
    public void reinstate(Duration window, Instant now) {
        if (!hasExpired()) {
            throw new IllegalStateException(id + " is " + status + ", it has not expired");
        }
        holdAgain(now.plus(window));
        record(
                ReservationEventType.REINSTATED,
                ReservationStatus.CANCELED,
                status,
                Actor.WORKFLOW,
                Sentence.of("history.reinstated"),
                now);
    }

    private void holdAgain(Instant deadline) {
        status = allowed(ReservationStatus.PENDING);
        cancellationReason = null;
        endedAt = null;
        deadlines = deadlines.payBy(deadline);
    }

    /** Money arrived that the booking cannot use any more. */
    public void returnLatePayment(Money amount, Instant now) {
        record(
                ReservationEventType.LATE_PAYMENT_RETURNED,
                Actor.WORKFLOW,
                Sentence.of("history.late_payment_returned", amount),
                now);
    }

    /** The booking stands: paid, or guaranteed to be paid at the hotel. */
    public void confirm(Instant now) {
        ReservationStatus from = status;
        boolean free = totalMinor == 0 && status != ReservationStatus.PAID;
        if (payment.plan() == PaymentPlan.PAY_AT_HOTEL || free) {
            status = whileUpcoming(ReservationStatus.CONFIRMED);
            paymentStatus = free ? PaymentStatus.PAID : paymentStatus;
            record(
                    ReservationEventType.CONFIRMED,
                    from,
                    status,
                    Actor.WORKFLOW,
                    free ? Sentence.of("history.confirmed_free") : Sentence.of("history.confirmed_at_hotel"),
                    now);
        } else if (status == ReservationStatus.PAID) {
            record(ReservationEventType.CONFIRMED, Actor.WORKFLOW, Sentence.of("history.confirmed_paid"), now);
        } else if (isConfirmedByDeposit()) {
            record(ReservationEventType.CONFIRMED, Actor.WORKFLOW, Sentence.of("history.confirmed_deposit"), now);
        } else {
            throw new IllegalStateException(id + " is " + status + " and not paid");
        }
    }

    /** Nothing is to be paid before: the guest pays at the hotel, or it costs nothing. */
    public boolean isConfirmedAtOnce() {
        return payment.plan() == PaymentPlan.PAY_AT_HOTEL || totalMinor == 0;
    }

    private boolean isConfirmedByDeposit() {
        return status == ReservationStatus.CONFIRMED && payment.plan() == PaymentPlan.DEPOSIT;
    }

    public void expire(Instant now) {
        if (status != ReservationStatus.PENDING || paymentStatus == PaymentStatus.PROCESSING) {
            throw new IllegalStateException(id + " is " + status + ", its payment " + paymentStatus);
        }
        end(
                ReservationStatus.CANCELED,
                PAYMENT_TIMEOUT,
                ReservationEventType.EXPIRED,
                Actor.WORKFLOW,
                Sentence.of("history.expired"),
                now);
    }

    /**
     * How its money stands, derived from payments, refunds and folio before each commit that may have moved any. A payment or
     * refund that is under way shows until its step ends it.
     */
    public void moneyStands(Money paid, Money due, PaymentStatus settled) {
        paidMinor = paid.minorUnits();
        dueMinor = due.minorUnits();
        if (paymentStatus != PaymentStatus.PROCESSING && paymentStatus != PaymentStatus.REFUND_PENDING) {
            paymentStatus = settled;
        }
    }

    // ---- points

    /** @param valueOfOne what one point pays of this booking */
    public void wishToUsePoints(long wanted, Money valueOfOne) {
        points.want(wanted, valueOfOne.minorUnits());
    }

    /** @return number of the movement within this booking */
    public int usePoints(Instant now) {
        int movement = points.use();
        record(
                ReservationEventType.POINTS_USED,
                Actor.WORKFLOW,
                Sentence.of("history.points_used", points.used(), pointsValue()),
                now);
        return movement;
    }

    /** They are promised back; a step of the refund returns them. */
    public void promisePoints(long promised) {
        points.promise(promised);
    }

    /** @return number of the movement within this booking */
    public int returnPoints(long returned, Sentence why, Instant now) {
        int movement = points.giveBack(returned);
        record(
                ReservationEventType.POINTS_RETURNED,
                Actor.WORKFLOW,
                Sentence.of("history.points_returned", returned, why),
                now);
        return movement;
    }

    /** @return number of the movement within this booking */
    public int earnPoints(long earned, Instant now) {
        int movement = points.earn(earned);
        record(ReservationEventType.POINTS_EARNED, Actor.WORKFLOW, Sentence.of("history.points_earned", earned), now);
        return movement;
    }

    /** @return number of the movement within this booking */
    public int takeBackPoints(long taken, Sentence why, Instant now) {
        int movement = points.takeBack(taken);
        record(
                ReservationEventType.POINTS_TAKEN_BACK,
                Actor.WORKFLOW,
                Sentence.of("history.points_taken_back", taken, why),
                now);
        return movement;
    }

    // ---- rooms

    public Optional<Refusal> refusalToAssignRooms() {
        return status == ReservationStatus.CONFIRMED
                        || status == ReservationStatus.PAID
                        || status == ReservationStatus.CHECKED_IN
                ? Optional.empty()
                : Optional.of(wrongStatus("wrong_status.assign_rooms"));
    }

    public void assignRooms(Sentence description, Actor actor, Instant now) {
        require(refusalToAssignRooms());
        roomsAssigned = true;
        record(ReservationEventType.ROOMS_ASSIGNED, actor, description, now);
    }

    /** The rooms do not fit the changed stay and were given up. */
    public void loseRooms() {
        roomsAssigned = false;
    }

    public void failRoomAssignment(Sentence description, Instant now) {
        roomsAssigned = false;
        record(ReservationEventType.ROOM_ASSIGNMENT_FAILED, Actor.WORKFLOW, description, now);
    }

    /** The no-show cut-off has passed and it was the house that had no room. Idempotent. */
    public void leaveUnhoused(Instant now) {
        if (unhousedSince == null) {
            unhousedSince = now;
            record(ReservationEventType.ROOM_ASSIGNMENT_FAILED, Actor.WORKFLOW, Sentence.of("history.unhoused"), now);
        }
    }

    /** The house had no room by the cut-off, though one may have been found since. */
    public boolean isUnhoused() {
        return unhousedSince != null;
    }

    /** Awaits its guest, and the house has no room or had none by the cut-off: it never becomes a no-show. */
    public boolean isOwedARoom() {
        return (status == ReservationStatus.CONFIRMED || status == ReservationStatus.PAID)
                && (!roomsAssigned || isUnhoused());
    }

    public void remind(Instant now) {
        record(ReservationEventType.REMINDER_DUE, Actor.WORKFLOW, Sentence.of("history.reminder_due"), now);
    }

    // ---- stay

    public Optional<Refusal> refusalToCheckIn(HouseTimes times, Instant now) {
        if (status != ReservationStatus.CONFIRMED && status != ReservationStatus.PAID) {
            return Optional.of(wrongStatus("wrong_status.check_in"));
        }
        if (times.today(now).isBefore(terms.stay().arrival())) {
            return Optional.of(Refusal.conflict("too_early", terms.stay().arrival()));
        }
        if (times.today(now).isAfter(terms.stay().roomFreeFrom())) {
            return Optional.of(Refusal.conflict("too_late", terms.stay().departure()));
        }
        if (paymentStatus == PaymentStatus.PROCESSING || modificationOpen) {
            return Optional.of(changeInProgress());
        }
        return roomsAssigned ? Optional.empty() : Optional.of(Refusal.conflict("no_room_assigned"));
    }

    public void checkIn(HouseTimes times, Actor actor, Instant now) {
        checkIn(times, actor, Sentence.of("history.checked_in"), now);
    }

    /** @param note what is to be known of it later */
    public void checkIn(HouseTimes times, Actor actor, Sentence note, Instant now) {
        require(refusalToCheckIn(times, now));
        ReservationStatus from = status;
        status = allowed(ReservationStatus.CHECKED_IN);
        record(ReservationEventType.CHECKED_IN, from, status, actor, note, now);
    }

    public Optional<Refusal> refusalToCheckOut() {
        if (status != ReservationStatus.CHECKED_IN) {
            return Optional.of(wrongStatus("wrong_status.check_out"));
        }
        return modificationOpen ? Optional.of(changeInProgress()) : Optional.empty();
    }

    public void overstay(Instant now) {
        record(ReservationEventType.OVERSTAYED, Actor.WORKFLOW, Sentence.of("history.overstayed"), now);
    }

    public void checkOut(Actor actor, Instant now) {
        require(refusalToCheckOut());
        end(
                ReservationStatus.CHECKED_OUT,
                null,
                ReservationEventType.CHECKED_OUT,
                actor,
                Sentence.of("history.checked_out"),
                now);
    }

    public void requestFeedback(Instant now) {
        record(ReservationEventType.FEEDBACK_REQUESTED, Actor.WORKFLOW, Sentence.of("history.feedback_requested"), now);
    }

    public Optional<Refusal> refusalToDeclareNoShow(HouseTimes times, Instant now) {
        if (status != ReservationStatus.CONFIRMED && status != ReservationStatus.PAID) {
            return Optional.of(wrongStatus("wrong_status.no_show"));
        }
        if (now.isBefore(times.checkInAt(terms.stay()))) {
            return Optional.of(Refusal.conflict("too_early.no_show"));
        }
        if (isOwedARoom()) {
            return Optional.of(Refusal.conflict("no_room_assigned.no_show"));
        }
        return paymentStatus == PaymentStatus.PROCESSING || modificationOpen
                ? Optional.of(changeInProgress())
                : Optional.empty();
    }

    /**
     * The guest never came. The guard on the hour is the caller's: front desk by hand, the workflow by its timer. An open
     * change must end first, else it would move nights that are given back here, and so must a payment, else its money would be
     * charged twice; the timer is tried again.
     */
    public void declareNoShow(Actor actor, Sentence note, Instant now) {
        if (modificationOpen || paymentStatus == PaymentStatus.PROCESSING) {
            throw new IllegalStateException(id + " is being modified or paid");
        }
        end(ReservationStatus.NO_SHOW, null, ReservationEventType.NO_SHOW, actor, note, now);
    }

    /** @param until when the desk can take the no-show back */
    public void letReinstate(Instant until) {
        reinstatableUntil = until;
    }

    public Optional<Refusal> refusalToReinstate(Instant now) {
        if (status != ReservationStatus.NO_SHOW) {
            return Optional.of(wrongStatus("wrong_status.reinstate"));
        }
        return reinstatableUntil != null && now.isBefore(reinstatableUntil)
                ? Optional.empty()
                : Optional.of(Refusal.conflict("too_late.reinstate"));
    }

    /**
     * The guest was no no-show: the booking stands again as it did, without its rooms, until the next cut-off. The caller takes
     * its nights, gives its fee back and starts its workflow in the same transaction.
     */
    public void reinstate(HouseTimes times, Actor actor, Sentence note, Instant now) {
        require(refusalToReinstate(now));
        boolean paid = payment.plan() == PaymentPlan.PREPAID || paymentStatus == PaymentStatus.PAID;
        status = allowed(paid ? ReservationStatus.PAID : ReservationStatus.CONFIRMED);
        endedAt = null;
        reinstatableUntil = null;
        roomsAssigned = false;
        deadlines = deadlines.awaitUntil(times.nextNoShowCutOff(now));
        record(ReservationEventType.NO_SHOW_REINSTATED, ReservationStatus.NO_SHOW, status, actor, note, now);
    }

    // ---- cancellation

    public Optional<Refusal> refusalToCancel() {
        if (paymentStatus == PaymentStatus.PROCESSING || modificationOpen) {
            return Optional.of(changeInProgress());
        }
        return status.isUpcoming() ? Optional.empty() : Optional.of(wrongStatus("wrong_status.cancel"));
    }

    /** @param promised what the guest gets back, zero for nothing */
    public void cancel(String reason, Money promised, Actor actor, Instant now) {
        require(refusalToCancel());
        end(
                ReservationStatus.CANCELED,
                reason,
                ReservationEventType.CANCELED,
                actor,
                promised.isPositive()
                        ? Sentence.of("history.canceled_with_refund", reason, promised)
                        : Sentence.said(reason),
                now);
    }

    /** Money or points are on their way back for a canceled booking. */
    public void awaitRefund() {
        if (status != ReservationStatus.CANCELED) {
            throw new IllegalStateException(id + " is " + status + " and not canceled");
        }
        paymentStatus = PaymentStatus.REFUND_PENDING;
    }

    public void requestRefund(Sentence description, Actor actor, Instant now) {
        record(ReservationEventType.REFUND_REQUESTED, actor, description, now);
    }

    public void cancelRefund(Sentence description, Actor actor, Instant now) {
        record(ReservationEventType.REFUND_CANCELED, actor, description, now);
    }

    /** A refund that was confirmed came back and is tried again; of a booking that has ended the payment shows it. */
    public void returnRefund(Sentence description, Instant now) {
        if (!status.holdsNights()) {
            paymentStatus = PaymentStatus.REFUND_PENDING;
        }
        record(ReservationEventType.REFUND_RETURNED, Actor.WORKFLOW, description, now);
    }

    /** Every refund of a booking that has ended otherwise is confirmed. */
    public void settleRefunds(boolean inFull) {
        if (status.holdsNights()) {
            throw new IllegalStateException(id + " is " + status + " and has not ended");
        }
        paymentStatus = inFull ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    }

    /** The gateway has confirmed every refund of a canceled booking. */
    public void completeRefund(Money refunded, boolean inFull, Instant now) {
        ReservationStatus from = status;
        status = allowed(ReservationStatus.REFUNDED);
        paymentStatus = inFull ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
        record(
                ReservationEventType.REFUNDED,
                from,
                status,
                Actor.WORKFLOW,
                Sentence.of("history.refunded", refunded),
                now);
    }

    /** The hotel closes; the guest is told what there is to choose from. */
    public void offerOtherHotels(int alternatives, Instant deadline, Instant now) {
        record(
                ReservationEventType.CLOSURE_OFFERED,
                Actor.WORKFLOW,
                Sentence.of("history.closure_offered", alternatives, deadline),
                now);
    }

    // ---- disputes: they change nothing of the booking, only what is known of its money

    public void noteDispute(Sentence description, Instant now) {
        record(ReservationEventType.DISPUTE_OPENED, Actor.WORKFLOW, description, now);
    }

    public void noteDisputeClosed(boolean won, Sentence description, Instant now) {
        record(
                won ? ReservationEventType.DISPUTE_WON : ReservationEventType.DISPUTE_LOST,
                Actor.WORKFLOW,
                description,
                now);
    }

    // ---- modification

    public Optional<Refusal> refusalToModify() {
        boolean undone = paymentStatus == PaymentStatus.REFUND_PENDING && status.isUpcoming();
        if (paymentStatus == PaymentStatus.PROCESSING || undone || modificationOpen) {
            return Optional.of(changeInProgress());
        }
        return status.isUpcoming() || status == ReservationStatus.CHECKED_IN
                ? Optional.empty()
                : Optional.of(wrongStatus("wrong_status.modify"));
    }

    public void openModification(Sentence description, Actor actor, Instant now) {
        require(refusalToModify());
        modificationOpen = true;
        everModified = true;
        record(ReservationEventType.MODIFICATION_REQUESTED, actor, description, now);
    }

    public void applyModification(Modification modification, HouseTimes times, Sentence description, Instant now) {
        requireOpenModification();
        agreeOn(modification.terms(), times);
        changeFeesMinor = Math.addExact(changeFeesMinor, modification.fee().minorUnits());
        penaltyFloorMinor =
                Math.max(penaltyFloorMinor, modification.keptIfCanceled().minorUnits());
        if (now.isBefore(deadlines.noShowCutOffAt())) {
            unhousedSince = null; // for the new dates it may keep its word
        }
        modificationOpen = false;
        record(ReservationEventType.MODIFIED, Actor.WORKFLOW, description, now);
    }

    public void declineModification(Sentence reason, Instant now) {
        requireOpenModification();
        modificationOpen = false;
        record(ReservationEventType.MODIFICATION_DECLINED, Actor.WORKFLOW, reason, now);
    }

    /** A refund outside of a cancellation: the price fell. */
    public void noteRefund(Money refunded, Instant now) {
        record(ReservationEventType.REFUNDED, Actor.WORKFLOW, Sentence.of("history.refunded", refunded), now);
    }

    // ---- repair

    /** Only what the payment deadline ended and nobody ever paid can live again. */
    public Optional<Refusal> refusalToResurrect() {
        if (status != ReservationStatus.CANCELED || paymentStatus != PaymentStatus.UNPAID) {
            return Optional.of(wrongStatus("wrong_status.hold_again"));
        }
        return PAYMENT_TIMEOUT.equals(cancellationReason)
                ? Optional.empty()
                : Optional.of(Refusal.conflict("not_expired"));
    }

    /** The hold again, at the terms of today, until a new deadline. The nights are the workflow's to take. */
    public void resurrect(
            StayTerms terms, HouseTimes times, Instant deadline, Actor actor, Sentence note, Instant now) {
        require(refusalToResurrect());
        holdAgain(deadline);
        roomsAssigned = false;
        agreeOn(terms, times);
        record(ReservationEventType.RESURRECTED, ReservationStatus.CANCELED, status, actor, note, now);
    }

    public Optional<Refusal> refusalToChangeDetails(@Nullable List<Occupant> told) {
        if (!status.holdsNights()) {
            return Optional.of(wrongStatus("wrong_status.change_details"));
        }
        return told == null
                ? Optional.empty()
                : Occupant.refusal(told, terms.rooms(), terms.adults(), terms.children());
    }

    /** Together with {@link #correctGuest}, which tells the history. */
    public void tell(@Nullable String phone, Set<RoomWish> wished, List<Occupant> staying) {
        guestPhone = phone == null || phone.isEmpty() ? null : phone;
        wishes = wished.stream().sorted().map(Enum::name).toList();
        occupants = staying.stream().map(Occupant::line).toList();
    }

    /** What the guest had given is corrected; account and VIP level stay. */
    public void correctGuest(GuestDetails corrected, String requests, Actor actor, Sentence note, Instant now) {
        guest = new GuestDetails(
                guest.accountId(),
                guest.guestAccountId(),
                corrected.name(),
                corrected.email(),
                corrected.language(),
                guest.vipLevel());
        guestNameKey = SearchWords.key(guest.name());
        specialRequests = requests;
        record(ReservationEventType.GUEST_CORRECTED, actor, note, now);
    }

    /** An operator did something to the workflow that changes no state of the booking. */
    public void noteRepair(Sentence note, Actor actor, Instant now) {
        record(ReservationEventType.REPAIRED, actor, note, now);
    }

    // ---- reading

    /** Rooms are held and nothing was paid. */
    public boolean isUnpaidHold() {
        return status == ReservationStatus.PENDING;
    }

    /** The guards of all actions asked at once. */
    public Set<ReservationAction> allowedActions(HouseTimes times, Instant now) {
        EnumSet<ReservationAction> actions = EnumSet.noneOf(ReservationAction.class);
        Map.of(
                        ReservationAction.PAY, isUnpaidHold() ? refusalToPay(now) : refusalToPayRest(),
                        ReservationAction.MODIFY, refusalToModify(),
                        ReservationAction.CANCEL, refusalToCancel(),
                        ReservationAction.ASSIGN_ROOM, refusalToAssignRooms(),
                        ReservationAction.CHECK_IN, refusalToCheckIn(times, now),
                        ReservationAction.CHECK_OUT, refusalToCheckOut(),
                        ReservationAction.NO_SHOW, refusalToDeclareNoShow(times, now),
                        ReservationAction.REINSTATE, refusalToReinstate(now))
                .forEach((action, refusal) -> {
                    if (refusal.isEmpty()) {
                        actions.add(action);
                    }
                });
        return actions;
    }

    /** What of the stay still needs rooms: all of it before arrival, for a guest in house from today on. */
    public StayDates remainingStay(LocalDate today) {
        boolean begun = status == ReservationStatus.CHECKED_IN
                && today.isAfter(terms.stay().arrival());
        return begun && today.isBefore(terms.stay().departure())
                ? new StayDates(today, terms.stay().departure())
                : terms.stay();
    }

    /**
     * How many nights the guest has slept here when leaving at that moment: at least the first, of a day use those beyond it
     * only.
     */
    public int nightsSlept(HouseTimes times, Instant left) {
        StayDates stay = terms.stay();
        long agreed = stay.roomDates().stream()
                .filter(date -> date.isBefore(times.today(left)))
                .count();
        long beyond = ChronoUnit.DAYS.between(stay.roomFreeFrom(), times.businessDay(left));
        return Math.toIntExact((stay.isDayUse() ? 0 : Math.max(1, agreed)) + Math.max(0, beyond));
    }

    /** The stay as it was, which a guest who left early or late made another than agreed; absent before the check-out. */
    public Optional<StayDates> stayAsItWas(HouseTimes times) {
        return status == ReservationStatus.CHECKED_OUT && endedAt != null
                ? Optional.of(StayDates.of(terms.stay().arrival(), nightsSlept(times, endedAt)))
                : Optional.empty();
    }

    public StayTerms terms() {
        return terms;
    }

    public List<Money> nightlyPrices() {
        return terms.nightlyPrices();
    }

    public Money total() {
        return new Money(totalMinor, currency());
    }

    /** What changes that made it smaller let the hotel keep; owed beside {@link #total()}. */
    public Money changeFees() {
        return new Money(changeFeesMinor, currency());
    }

    /** The most that canceling before one of its changes would have cost; canceling later costs no less. */
    public Money penaltyFloor() {
        return new Money(penaltyFloorMinor, currency());
    }

    /** All that is owed as it is agreed: the price and the fees of changes. */
    public Money owed() {
        return total().plus(changeFees());
    }

    public boolean isPrepaid() {
        return payment.plan() == PaymentPlan.PREPAID;
    }

    public boolean isPaidAtHotel() {
        return payment.plan() == PaymentPlan.PAY_AT_HOTEL;
    }

    /** A card answers for what is not paid yet: of a deposit's rest, or of a guaranteed booking to be paid at the hotel. */
    public boolean isOwedByCard() {
        return !isPrepaid() && status != ReservationStatus.PENDING && guaranteeToken != null;
    }

    /** Whether arrival and departure may be changed by the rate as it was booked. */
    public boolean datesChangeable() {
        return payment.datesChangeable();
    }

    /** Money and points that the hotel has of the guest; as of the last commit. */
    public Money amountPaid() {
        return new Money(paidMinor, currency());
    }

    /** What is open of it, never less than zero; as of the last commit. */
    public Money balanceDue() {
        return new Money(dueMinor, currency());
    }

    public BookingPoints points() {
        return points;
    }

    /** The part of the price that points pay. */
    public Money pointsValue() {
        return new Money(points.valueMinor(), currency());
    }

    /** What points have paid of the price and were not promised back. */
    public Money pointsHeld() {
        return new Money(Math.multiplyExact(points.held(), points.valueOfOneMinor()), currency());
    }

    /** What points have paid of the price and were not given back. */
    public Money pointsPaid() {
        return new Money(Math.multiplyExact(points.used(), points.valueOfOneMinor()), currency());
    }

    /** What must be paid within the hold: the price, or the deposit. */
    public Money dueWithinHold() {
        return payment.dueWithinHold(total());
    }

    public int depositPercent() {
        return payment.depositPercent();
    }

    /** The gateway's token of the card that guarantees the booking, if one does. */
    public @Nullable String guaranteeToken() {
        return guaranteeToken;
    }

    /** The network that the guest booked from, if it is known. */
    public @Nullable String placedFrom() {
        return placedFrom;
    }

    /** The card that paid the deposit guarantees the rest. */
    public void guaranteeBy(String paymentToken) {
        guaranteeToken = paymentToken;
    }

    /** The part of what is owed that is to be paid with money. */
    public Money toPayInMoney() {
        return owed().minus(pointsValue());
    }

    /** As they are stored, sorted, also those that nobody knows: for showing, where {@link #wishes} would fail. */
    public SortedSet<String> wishesAsStored() {
        return new TreeSet<>(wishes);
    }

    public @Nullable String guestPhone() {
        return guestPhone;
    }

    /** As far as it was told. */
    public List<Occupant> occupants() {
        return occupants == null
                ? List.of()
                : occupants.stream().map(Occupant::of).toList();
    }

    /** @throws IllegalArgumentException if one was stored that nobody knows */
    public Set<RoomWish> wishes() {
        return wishes.stream().map(RoomWish::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Hands over what happened since the last call; the repository stores it with the change itself. */
    public List<ReservationEvent> takeNewEvents() {
        List<ReservationEvent> taken = List.copyOf(newEvents);
        newEvents.clear();
        return taken;
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String confirmationNumber() {
        return confirmationNumber;
    }

    public String hotelId() {
        return hotelId;
    }

    public String ratePlanId() {
        return ratePlanId;
    }

    public @Nullable String clientReference() {
        return clientReference;
    }

    public GuestDetails guest() {
        return guest;
    }

    public String specialRequests() {
        return specialRequests;
    }

    public String roomTypeId() {
        return terms.roomTypeId();
    }

    public StayDates stay() {
        return terms.stay();
    }

    public int rooms() {
        return terms.rooms();
    }

    public int adults() {
        return terms.adults();
    }

    public int children() {
        return terms.children();
    }

    public Currency currency() {
        return terms.currency();
    }

    public PaymentPlan paymentPlan() {
        return payment.plan();
    }

    public String cancellationPolicy() {
        return payment.cancellationPolicy();
    }

    /** The version of the cancellation table that was in force at booking. */
    public String policyVersion() {
        return payment.policyVersion();
    }

    public ReservationStatus status() {
        return status;
    }

    public PaymentStatus paymentStatus() {
        return paymentStatus;
    }

    public boolean roomsAssigned() {
        return roomsAssigned;
    }

    /** Whether a change was ever asked for, whatever became of it. */
    public boolean everModified() {
        return everModified;
    }

    public boolean modificationOpen() {
        return modificationOpen;
    }

    /** Until when the hold waits for money; absent when the guest pays at the hotel. */
    public @Nullable Instant paymentDeadline() {
        return deadlines.payment();
    }

    public Instant roomAssignmentAt() {
        return deadlines.roomAssignmentAt();
    }

    public Instant noShowCutOffAt() {
        return deadlines.noShowCutOffAt();
    }

    public Instant checkOutDueAt() {
        return deadlines.checkOutDueAt();
    }

    /** Why it was canceled; {@code payment_timeout} when the hold ran out. */
    public @Nullable String cancellationReason() {
        return cancellationReason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When something last happened to it. */
    public Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    // ---- inside

    private void agreeOn(StayTerms agreed, HouseTimes times) {
        boolean sameArrival = agreed.stay().arrival().equals(terms.stay().arrival());
        Instant cutOff = deadlines.noShowCutOffAt();
        terms = agreed;
        totalMinor = agreed.total().minorUnits();
        deadlines = Deadlines.of(deadlines.payment(), agreed.stay(), times, guest.vipLevel());
        if (sameArrival && cutOff.isAfter(deadlines.noShowCutOffAt())) {
            deadlines = deadlines.awaitUntil(cutOff); // it was reinstated after the first
        }
    }

    private void end(
            ReservationStatus end,
            @Nullable String reason,
            ReservationEventType type,
            Actor actor,
            Sentence note,
            Instant now) {
        ReservationStatus from = status;
        status = allowed(end);
        cancellationReason = reason;
        endedAt = now;
        record(type, from, status, actor, note, now);
    }

    /** A no-show stands again by being reinstated only. */
    private ReservationStatus whileUpcoming(ReservationStatus to) {
        if (!status.isUpcoming()) {
            throw new IllegalStateException(id + " is " + status);
        }
        return allowed(to);
    }

    private ReservationStatus allowed(ReservationStatus to) {
        if (!status.next().contains(to)) {
            throw new IllegalStateException(id + " cannot go from " + status + " to " + to);
        }
        return to;
    }

    private void requireProcessing() {
        if (paymentStatus != PaymentStatus.PROCESSING) {
            throw new IllegalStateException(id + " is not being paid");
        }
    }

    private void requireOpenModification() {
        if (!modificationOpen) {
            throw new IllegalStateException(id + " has no open modification");
        }
    }

    private static void require(Optional<Refusal> refusal) {
        refusal.ifPresent(refused -> {
            throw new IllegalStateException(refused.code() + ": " + refused.detail());
        });
    }

    private Refusal wrongStatus(String code) {
        String now = status.name().toLowerCase(java.util.Locale.ROOT);
        return Refusal.conflict(code, now)
                .withFacts(Map.of("reservationStatus", now)); // "status" is the problem document's own
    }

    private static Refusal changeInProgress() {
        return Refusal.conflict("change_in_progress");
    }

    private void record(ReservationEventType type, Actor actor, Sentence note, Instant now) {
        record(type, null, null, actor, note, now);
    }

    private void record(
            ReservationEventType type,
            @Nullable ReservationStatus from,
            @Nullable ReservationStatus to,
            Actor actor,
            Sentence note,
            Instant now) {
        updatedAt = now;
        newEvents.add(new ReservationEvent(id, type, from, to, actor, note, now));
    }
}
