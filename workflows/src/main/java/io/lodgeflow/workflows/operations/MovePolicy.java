package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a workflow may be moved. A step is a target only if what it does to rooms and money is known and right in the
 * booking's present state; everything else is refused. So no move ever leaves a night held by nobody, or a booking without
 * its night, or money unaccounted for.
 */
final class MovePolicy {

    private static final Set<ReservationStatus> BOOKED = Set.of(ReservationStatus.CONFIRMED, ReservationStatus.PAID);

    /** What a target needs, and what it does. */
    private interface Target {
        Result<List<Effect>> effects(RepairSubject subject, Money paid);
    }

    private static final Map<String, Target> TARGETS = Map.of(
            "ExpireReservation", MovePolicy::expire,
            "RoomAssignmentDue", MovePolicy::waitForAssignment,
            "AssignRooms", MovePolicy::assignRooms,
            "FindRoom", MovePolicy::findRoom,
            "RemindGuest", MovePolicy::remind,
            "AwaitArrival", MovePolicy::awaitArrival,
            "RecordNoShow", MovePolicy::noShow,
            "OccupyRooms", MovePolicy::occupy);

    /** Steps that may be left out, and where the workflow goes on then. */
    private static final Map<String, String> AFTER_SKIPPING =
            Map.of("RoomAssignmentDue", "AssignRooms", "AssignRooms", "FindRoom", "RemindGuest", "AwaitArrival");

    /** Where a token may be taken away: a plain wait. Inside a saga, or half way through one, it may not. */
    private static final Set<String> PLAIN_WAITS =
            Set.of("AwaitPayment", "RoomAssignmentDue", "FindRoom", "AwaitArrival", "AwaitDeparture");

    /** Those of the steps that a move leaves; empty if the workflow cannot be moved now. */
    static List<String> leaving(List<String> steps) {
        return steps.stream().filter(PLAIN_WAITS::contains).toList();
    }

    static Set<String> targets() {
        return new TreeSet<>(TARGETS.keySet());
    }

    /** Where it goes on when the step is left out. */
    static Result<String> afterSkipping(String step) {
        String next = AFTER_SKIPPING.get(step);
        return next == null
                ? Result.refused(Refusal.conflict(
                        "step_not_skippable", step, String.join(", ", new TreeSet<>(AFTER_SKIPPING.keySet()))))
                : Result.done(next);
    }

    /** @param paid what the hotel holds of the guest's money */
    static Result<List<Effect>> effects(RepairSubject subject, String target, Money paid) {
        Target known = TARGETS.get(target);
        if (known == null) {
            return Result.refused(Refusal.conflict("step_not_a_target", target, String.join(", ", targets())));
        }
        Reservation reservation = subject.reservation();
        boolean moneyMoves = reservation.paymentStatus() == PaymentStatus.PROCESSING
                || reservation.paymentStatus() == PaymentStatus.REFUND_PENDING;
        if (moneyMoves || reservation.modificationOpen()) {
            return Result.refused(Refusal.conflict("change_in_progress.decides"));
        }
        return known.effects(subject, paid);
    }

    /** Money goes to or from the guest, or stops being the guest's. */
    static boolean movesMoney(Effect effect) {
        return switch (effect.kind()) {
            case REFUND, FEE, CHARGE, PRICE -> true;
            case STATUS, WORKFLOW, NIGHTS_TAKEN, NIGHTS_RELEASED, ROOMS, GUEST_TOLD, GUEST_DATA, NOTHING -> false;
        };
    }

    private static Result<List<Effect>> expire(RepairSubject subject, Money paid) {
        Reservation reservation = subject.reservation();
        if (reservation.status() != ReservationStatus.PENDING || reservation.paymentDeadline() == null) {
            return wrongStatus(reservation, "wrong_status.expire");
        }
        return Result.done(List.of(
                Effect.of(Effect.Kind.STATUS, Sentence.of("effect.hold_ends")),
                Effect.of(
                        Effect.Kind.NIGHTS_RELEASED,
                        Sentence.of(
                                "effect.nights_released",
                                reservation.rooms(),
                                reservation.stay().words())),
                Effect.of(Effect.Kind.GUEST_TOLD, Sentence.of("effect.told_expired"))));
    }

    private static Result<List<Effect>> waitForAssignment(RepairSubject subject, Money paid) {
        return booked(
                subject,
                "wrong_status.wait",
                false,
                Effect.of(
                        Effect.Kind.WORKFLOW,
                        Sentence.of("effect.rooms_at", subject.reservation().roomAssignmentAt())));
    }

    private static Result<List<Effect>> assignRooms(RepairSubject subject, Money paid) {
        return booked(
                subject,
                "wrong_status.assign_rooms",
                false,
                Effect.of(Effect.Kind.ROOMS, Sentence.of("effect.rooms_now")),
                Effect.of(Effect.Kind.GUEST_TOLD, Sentence.of("effect.told_room_and_arrival")));
    }

    private static Result<List<Effect>> findRoom(RepairSubject subject, Money paid) {
        return booked(
                subject,
                "wrong_status.assign_rooms",
                false,
                Effect.of(Effect.Kind.ROOMS, Sentence.of("effect.staff_asked")));
    }

    private static Result<List<Effect>> remind(RepairSubject subject, Money paid) {
        return booked(
                subject,
                "wrong_status.remind",
                true,
                Effect.of(Effect.Kind.GUEST_TOLD, Sentence.of("effect.reminded")),
                Effect.of(Effect.Kind.WORKFLOW, Sentence.of("effect.waits_for_arrival")));
    }

    private static Result<List<Effect>> awaitArrival(RepairSubject subject, Money paid) {
        return booked(
                subject,
                "wrong_status.arrive",
                true,
                Effect.of(
                        Effect.Kind.WORKFLOW,
                        Sentence.of("effect.waits_until", subject.reservation().noShowCutOffAt())));
    }

    private static Result<List<Effect>> noShow(RepairSubject subject, Money paid) {
        Reservation reservation = subject.reservation();
        Optional<Refusal> refusal =
                reservation.refusalToDeclareNoShow(subject.hotel().times(), subject.now());
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        return Result.done(asNoShow(reservation, paid));
    }

    private static List<Effect> asNoShow(Reservation reservation, Money paid) {
        List<Effect> effects = new ArrayList<>();
        effects.add(Effect.of(Effect.Kind.STATUS, Sentence.of("effect.no_show")));
        effects.add(Effect.of(
                Effect.Kind.NIGHTS_RELEASED,
                Sentence.of(
                        "effect.nights_from_today",
                        reservation.rooms(),
                        reservation.stay().words())));
        if (paid.isPositive()) {
            effects.add(Effect.of(Effect.Kind.FEE, Sentence.of("effect.paid_kept"), paid));
        }
        if (reservation.guaranteeToken() != null) {
            effects.add(Effect.of(Effect.Kind.CHARGE, Sentence.of("effect.card_charged_rest")));
        }
        effects.add(Effect.of(Effect.Kind.GUEST_TOLD, Sentence.of("effect.told")));
        return effects;
    }

    /** What has fallen due while the workflow stood still, and happens as soon as it goes on. */
    static List<Effect> dueMeanwhile(RepairSubject subject, RepairTools tools) {
        Reservation reservation = subject.reservation();
        Instant now = subject.now();
        if (reservation.isAboutToExpire(now)) {
            return List.of(
                    Effect.of(Effect.Kind.STATUS, Sentence.of("effect.hold_ends")),
                    Effect.of(Effect.Kind.GUEST_TOLD, Sentence.of("effect.told_expired")));
        }
        if (reservation.status() == ReservationStatus.CHECKED_IN && !now.isBefore(reservation.checkOutDueAt())) {
            return List.of(Effect.of(Effect.Kind.WORKFLOW, Sentence.of("effect.overstay_due")));
        }
        if (!BOOKED.contains(reservation.status()) || now.isBefore(reservation.roomAssignmentAt())) {
            return List.of();
        }
        if (now.isBefore(reservation.noShowCutOffAt())) {
            return reservation.roomsAssigned()
                    ? List.of()
                    : List.of(Effect.of(Effect.Kind.ROOMS, Sentence.of("effect.rooms_now")));
        }
        return reservation.isOwedARoom()
                ? List.of(Effect.of(Effect.Kind.WORKFLOW, Sentence.of("effect.manager_called")))
                : asNoShow(reservation, tools.payments().kept(reservation.id(), reservation.currency()));
    }

    private static Result<List<Effect>> occupy(RepairSubject subject, Money paid) {
        Reservation reservation = subject.reservation();
        if (reservation.status() != ReservationStatus.CHECKED_IN) {
            return wrongStatus(reservation, "wrong_status.occupy_rooms");
        }
        if (!subject.now().isBefore(reservation.checkOutDueAt())) {
            return Result.refused(Refusal.conflict("check_out_due"));
        }
        return Result.done(List.of(Effect.of(Effect.Kind.ROOMS, Sentence.of("effect.rooms_occupied"))));
    }

    /** @param roomsAssigned whether rooms must be assigned, or must not be */
    private static Result<List<Effect>> booked(
            RepairSubject subject, String wrongStatus, boolean roomsAssigned, Effect... effects) {
        Reservation reservation = subject.reservation();
        if (!BOOKED.contains(reservation.status())) {
            return wrongStatus(reservation, wrongStatus);
        }
        if (!subject.now().isBefore(reservation.noShowCutOffAt()) && !reservation.isUnhoused()) {
            return Result.refused(Refusal.conflict("cut_off_passed"));
        }
        if (reservation.roomsAssigned() == roomsAssigned) {
            return Result.done(List.of(effects));
        }
        return Result.refused(
                roomsAssigned ? Refusal.conflict("no_room_assigned.move") : Refusal.conflict("rooms_assigned"));
    }

    private static Result<List<Effect>> wrongStatus(Reservation reservation, String code) {
        String now = reservation.status().name().toLowerCase(java.util.Locale.ROOT);
        return Result.refused(Refusal.conflict(code, now).withFacts(Map.of("reservationStatus", now)));
    }

    private MovePolicy() {}
}
