package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Repairs of the workflow itself: tried again, moved to another step or past one, stopped and let go on. */
public final class TokenRepairs {

    private static final Duration ROOM_FOUND_WITHIN = Duration.ofHours(4);

    /** Tries what has failed once more, now. */
    public record RetryNow() implements Repair {

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            if (tools.workflow().isSuspended(subject.id())) {
                return Result.refused(suspended());
            }
            List<Effect> effects = retries(subject, tools);
            return effects.isEmpty() ? Result.refused(Refusal.conflict("nothing_failed")) : Result.done(effects);
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            ownUp(subject);
            return Result.done(foreseen);
        }

        @Override
        public List<FailedWork> release(RepairSubject subject, RepairTools tools) {
            return released(subject, tools);
        }
    }

    /** Leaves out a step. */
    public record SkipStep(String step) implements Repair {

        @Override
        public Result<Repair> filled(Form form) {
            return Repair.needed(form.step(), "step", SkipStep::new);
        }

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            boolean failed = tools.workflow().failedWork(subject.id()).stream()
                    .anyMatch(work -> work.step().equals(step));
            if (!failed && !tools.stepsNow(subject).contains(step)) {
                return Result.refused(Refusal.conflict("not_at_step", step));
            }
            return MovePolicy.afterSkipping(step).then(next -> new MoveToStep(next).preview(subject, tools));
        }

        @Override
        public boolean isPossible(RepairSubject subject, RepairTools tools) {
            return !steps(subject, tools).isEmpty();
        }

        @Override
        public List<String> steps(RepairSubject subject, RepairTools tools) {
            return Stream.concat(
                            tools.stepsNow(subject).stream(),
                            tools.workflow().failedWork(subject.id()).stream().map(FailedWork::step))
                    .distinct()
                    .filter(one -> new SkipStep(one).preview(subject, tools) instanceof Result.Done)
                    .toList();
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            return MovePolicy.afterSkipping(step).then(next -> new MoveToStep(next).perform(subject, foreseen, tools));
        }
    }

    /** Lets the workflow go on at another step. See {@link MovePolicy} for where it may go. */
    public record MoveToStep(String step) implements Repair {

        @Override
        public Result<Repair> filled(Form form) {
            return Repair.needed(form.step(), "step", MoveToStep::new);
        }

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            if (tools.workflow().isSuspended(subject.id())) {
                return Result.refused(suspended());
            }
            List<String> steps = tools.stepsNow(subject);
            if (steps.isEmpty()) {
                return Result.refused(ended());
            }
            List<String> leaving = MovePolicy.leaving(steps);
            if (leaving.isEmpty() && MovePolicy.targets().contains(step)) {
                return Result.refused(Refusal.conflict("change_in_progress.at_step", String.join(", ", steps)));
            }
            Reservation reservation = subject.reservation();
            Result<List<Effect>> effects =
                    MovePolicy.effects(subject, step, tools.payments().kept(reservation.id(), reservation.currency()));
            return effects.map(known -> {
                List<Effect> all = new ArrayList<>();
                all.add(Effect.of(Effect.Kind.WORKFLOW, Sentence.of("effect.moves", String.join(", ", leaving), step)));
                all.addAll(known);
                if (known.stream().noneMatch(MovePolicy::movesMoney)) {
                    Money kept = tools.payments().kept(reservation.id(), reservation.currency());
                    all.add(
                            kept.isPositive()
                                    ? Effect.of(Effect.Kind.NOTHING, Sentence.of("effect.money_stays"), kept)
                                    : Effect.of(Effect.Kind.NOTHING, Sentence.of("effect.no_money_moves")));
                }
                return List.copyOf(all);
            });
        }

        @Override
        public boolean isPossible(RepairSubject subject, RepairTools tools) {
            return !steps(subject, tools).isEmpty();
        }

        @Override
        public List<String> steps(RepairSubject subject, RepairTools tools) {
            return MovePolicy.targets().stream()
                    .filter(one -> new MoveToStep(one).preview(subject, tools) instanceof Result.Done)
                    .toList();
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            if (step.equals("FindRoom")) {
                askStaff(subject, tools);
            }
            subject.reservation()
                    .noteRepair(Sentence.of("history.moved", step, subject.reason()), subject.actor(), subject.now());
            tools.reservations().flush(); // timers of the target read the reservation as it is now
            List<String> leaving = MovePolicy.leaving(tools.stepsNow(subject));
            tools.workflow().move(ReservationWorkflow.PROCESS, subject.id(), leaving, step);
            return Result.done(foreseen);
        }

        /** As the step before would have done when it found no room. */
        private static void askStaff(RepairSubject subject, RepairTools tools) {
            Reservation reservation = subject.reservation();
            tools.workItems()
                    .addOnce(new WorkItem(
                            tools.identifiers().next("wrk"),
                            reservation.id(),
                            reservation.hotelId(),
                            WorkItem.Kind.FIND_ROOM,
                            Sentence.of(
                                    "work.find_room",
                                    reservation.rooms(),
                                    reservation.confirmationNumber(),
                                    reservation.stay().words()),
                            List.of(Sentence.of("choice.by_hand")),
                            subject.now(),
                            subject.now().plus(ROOM_FOUND_WITHIN)));
        }
    }

    /** Stops the workflow where it is: no timer fires, nothing is called, no request moves it. Rooms stay held. */
    public record Suspend() implements Repair {

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            if (!tools.workflow().isRunning(subject.id())) {
                return Result.refused(ended());
            }
            if (tools.workflow().isSuspended(subject.id())) {
                return Result.refused(Refusal.conflict("suspended.already"));
            }
            if (tools.workflow().isCallUnderWay(subject.id())) {
                return Result.refused(Refusal.conflict("change_in_progress.gateway_asked"));
            }
            return Result.done(List.of(
                    Effect.of(Effect.Kind.WORKFLOW, Sentence.of("effect.no_timer")),
                    Effect.of(Effect.Kind.WORKFLOW, Sentence.of("effect.actions_refused"))));
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            tools.workflow().suspend(subject.id());
            subject.reservation()
                    .noteRepair(Sentence.of("history.suspended", subject.reason()), subject.actor(), subject.now());
            return Result.done(foreseen);
        }
    }

    /** Lets a stopped workflow go on. */
    public record Resume() implements Repair {

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            if (!tools.workflow().isSuspended(subject.id())) {
                return Result.refused(Refusal.conflict("not_suspended"));
            }
            List<Effect> effects = new ArrayList<>();
            effects.add(Effect.of(Effect.Kind.WORKFLOW, Sentence.of("effect.goes_on")));
            effects.addAll(MovePolicy.dueMeanwhile(subject, tools));
            return Result.done(List.copyOf(effects));
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            ownUp(subject);
            tools.workflow().resume(subject.id());
            subject.reservation()
                    .noteRepair(Sentence.of("history.resumed", subject.reason()), subject.actor(), subject.now());
            return Result.done(foreseen);
        }
    }

    /** What happens to all that has failed when it is tried again. */
    static List<Effect> retries(RepairSubject subject, RepairTools tools) {
        List<Effect> effects = tools.workflow().failedWork(subject.id()).stream()
                .map(work -> Effect.of(
                        Effect.Kind.WORKFLOW,
                        work.kind() == IncidentRecord.Kind.REMOTE_CALL
                                ? Sentence.of("effect.asked_again", work.step())
                                : Sentence.of("effect.tried_again", work.step())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!effects.isEmpty()) {
            effects.addAll(MovePolicy.dueMeanwhile(subject, tools));
        }
        return effects;
    }

    /** A failure of ours that outlasted the cut-off left the guest without a room, not the guest the house. */
    static void ownUp(RepairSubject subject) {
        Reservation reservation = subject.reservation();
        if (reservation.isOwedARoom() && !subject.now().isBefore(reservation.noShowCutOffAt())) {
            reservation.leaveUnhoused(subject.now());
        }
    }

    /** @return what is to be run once the transaction has committed; nothing of a suspended workflow */
    static List<FailedWork> released(RepairSubject subject, RepairTools tools) {
        if (tools.workflow().isSuspended(subject.id())) {
            return List.of();
        }
        return tools.workflow().failedWork(subject.id()).stream()
                .filter(work -> tools.workflow().release(work.workId(), work.kind()))
                .toList();
    }

    private static Refusal suspended() {
        return Refusal.conflict("suspended");
    }

    private static Refusal ended() {
        return Refusal.conflict("workflow_ended");
    }

    private TokenRepairs() {}
}
