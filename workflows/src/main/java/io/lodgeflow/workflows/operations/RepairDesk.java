package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.inventory.Inventory.SoldOut;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.StepFailed;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.engine.incident.WorkflowRepairs.RetryOutcome;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where operators repair bookings. Each repair is previewed by the same rules that carry it out, allowed by role, and done
 * in one transaction together with its line in the audit log: refused or failed, it has changed nothing.
 */
@Component
public class RepairDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RepairDesk.class);
    private static final int LONGEST_REASON = 300;

    private final Catalogue catalogue;
    private final RepairTools tools;
    private final BookingSnapshot snapshot;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Decisions decisions;
    private final Clock clock;

    RepairDesk(
            Catalogue catalogue,
            RepairTools tools,
            BookingSnapshot snapshot,
            AuditLog audit,
            Transactions transactions,
            Decisions decisions,
            Clock clock) {
        this.catalogue = catalogue;
        this.tools = tools;
        this.snapshot = snapshot;
        this.audit = audit;
        this.transactions = transactions;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** One reservation of many, and what became of it. */
    public record Item(String reservationId, Result<RepairOutcome> result) {}

    /** Takes part in the transaction of a repair that was granted; may throw to undo it. */
    public interface Alongside {
        void record(List<FailedWork> released);
    }

    private record Done(RepairOutcome outcome, List<FailedWork> released) {}

    /** What it would do now; changes nothing. */
    public Result<RepairPreview> preview(String reservationId, Repair repair, Operator operator) {
        return decisions.decide(() -> subject(reservationId, repair, "", null, operator)
                .then(subject -> repair.preview(subject, tools))
                .map(effects -> new RepairPreview(reservationId, repair.kind(), effects)));
    }

    /** What the operator could do to it now, and the steps that each kind may name; changes nothing. */
    public Map<RepairKind, List<String>> possible(String reservationId, Operator operator) {
        Map<RepairKind, List<String>> possible = new EnumMap<>(RepairKind.class);
        for (RepairKind kind : RepairKind.values()) {
            if (kind.isAllowedTo(operator.role())) {
                // each by itself: a preview that finds the workflow elsewhere undoes its whole transaction
                Result<List<String>> asked =
                        decisions.decide(() -> subject(reservationId, new GuestRepairs.AddNote(), "", null, operator)
                                .then(subject -> kind.isPossible(subject, tools)
                                        ? Result.done(kind.steps(subject, tools))
                                        : Result.refused(Refusal.conflict("nothing_failed"))));
                if (asked instanceof Result.Done<List<String>>(List<String> steps)) {
                    possible.put(kind, steps);
                }
            }
        }
        return possible;
    }

    /**
     * @param reason why, in the operator's words
     * @param seenVersion of the reservation, if the operator decided on a certain one
     */
    public Result<RepairOutcome> perform(
            String reservationId, Repair repair, String reason, @Nullable Integer seenVersion, Operator operator) {
        return perform(reservationId, repair, reason, seenVersion, operator, released -> {});
    }

    /** As above, with more in the same transaction. */
    public Result<RepairOutcome> perform(
            String reservationId,
            Repair repair,
            String reason,
            @Nullable Integer seenVersion,
            Operator operator,
            Alongside alongside) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Result.refused(Refusal.invalid("reason_missing", "/reason", LONGEST_REASON));
        }
        Result<Done> done;
        try {
            done = decisions.decide(() -> carriedOut(reservationId, repair, reason, seenVersion, operator)
                    .map(carriedOut -> {
                        alongside.record(carriedOut.released());
                        return carriedOut;
                    }));
        } catch (SoldOut soldOut) {
            return Result.refused(Refusal.conflict("no_availability.repair"));
        } catch (StepFailed failed) {
            LOG.warn("{} of {} failed", repair.kind(), reservationId, failed);
            return Result.refused(Refusal.conflict("step_failed", failed.getMessage()));
        }
        return done.map(result -> withRetries(result, operator));
    }

    /** Each in a transaction of its own, exactly those that are named. */
    public List<Item> performAll(List<String> reservationIds, Repair repair, String reason, Operator operator) {
        return reservationIds.stream()
                .distinct()
                .map(id -> new Item(id, perform(id, repair, reason, null, operator)))
                .toList();
    }

    private Result<Done> carriedOut(
            String reservationId, Repair repair, String reason, @Nullable Integer seenVersion, Operator operator) {
        return subject(reservationId, repair, reason, seenVersion, operator)
                .then(subject ->
                        repair.preview(subject, tools).then(foreseen -> carriedOut(subject, repair, foreseen)));
    }

    private Result<Done> carriedOut(RepairSubject subject, Repair repair, List<Effect> foreseen) {
        String id = subject.id();
        RepairKind kind = repair.kind();
        String before = snapshot.of(subject.reservation());
        return repair.perform(subject, foreseen, tools).map(effects -> {
            List<FailedWork> released = repair.release(subject, tools);
            tools.reservations().flush();
            String after = snapshot.of(subject.reservation());
            long auditId =
                    audit.append(new AuditEntry(subject.operator(), kind.word(), id, subject.reason(), before, after));
            return new Done(new RepairOutcome(id, kind, auditId, effects, before, after, null), released);
        });
    }

    private RepairOutcome withRetries(Done done, Operator operator) {
        RepairOutcome outcome = done.outcome();
        if (done.released().isEmpty()) {
            return outcome;
        }
        RetryOutcome retried = done.released().stream()
                .map(work -> tools.workflow().runNow(work.workId(), work.kind()))
                .reduce(RepairDesk::worse)
                .orElseThrow();
        transactions.run(() -> audit.append(new AuditEntry(
                operator,
                outcome.kind().word() + "_outcome",
                outcome.reservationId(),
                "of line " + outcome.auditId(),
                outcome.after(),
                retried.state() + " " + shortened(retried.detail()))));
        return new RepairOutcome(
                outcome.reservationId(),
                outcome.kind(),
                outcome.auditId(),
                outcome.effects(),
                outcome.before(),
                outcome.after(),
                retried);
    }

    private static RetryOutcome worse(RetryOutcome one, RetryOutcome other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(RetryOutcome outcome) {
        return switch (outcome.state()) {
            case FAILED_AGAIN -> 3;
            case STILL_WAITING -> 2;
            case RECOVERED -> 1;
            case GONE -> 0;
        };
    }

    private Result<RepairSubject> subject(
            String reservationId, Repair repair, String reason, @Nullable Integer seenVersion, Operator operator) {
        if (!repair.isAllowedTo(operator.role())) {
            return Result.refused(Refusal.forbidden("repair", repair.kind().word()));
        }
        Optional<Reservation> found = tools.reservations()
                .lock(reservationId)
                .filter(reservation ->
                        operator.hotelId() == null || operator.hotelId().equals(reservation.hotelId()));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound("reservation", reservationId));
        }
        Optional<Refusal> stale = Refusal.ifStale(seenVersion, found.get().version());
        return stale.isPresent()
                ? Result.refused(stale.get())
                : Result.done(new RepairSubject(
                        found.get(),
                        catalogue.hotel(found.get().hotelId()).orElseThrow(),
                        clock.instant(),
                        operator,
                        reason));
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
