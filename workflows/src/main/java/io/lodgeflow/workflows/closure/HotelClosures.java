package io.lodgeflow.workflows.closure;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.closure.HotelClosure;
import io.lodgeflow.domain.closure.HotelClosure.State;
import io.lodgeflow.domain.guest.Role;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.operations.AuditEntry;
import io.lodgeflow.workflows.operations.AuditLog;
import io.lodgeflow.workflows.operations.Operator;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Closes hotels for good. Starting closes the hotel and plans its bookings in one transaction; {@link HotelClosureWork} takes
 * them up then. Whoever starts, pauses or resumes is in the audit log.
 */
@Component
@EnableConfigurationProperties(ClosureSettings.class)
public class HotelClosures {

    private static final int LONGEST_REASON = 300;

    private final Closures closures;
    private final ClosureReads reads;
    private final Catalogue catalogue;
    private final AuditLog audit;
    private final IdempotencyKeys keys;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final Decisions decisions;
    private final ClosureSettings settings;
    private final WakeUp wakeUp;
    private final Clock clock;

    HotelClosures(
            Closures closures,
            ClosureReads reads,
            Catalogue catalogue,
            AuditLog audit,
            IdempotencyKeys keys,
            Identifiers identifiers,
            Transactions transactions,
            Decisions decisions,
            ClosureSettings settings,
            WakeUp wakeUp,
            Clock clock) {
        this.closures = closures;
        this.reads = reads;
        this.catalogue = catalogue;
        this.audit = audit;
        this.keys = keys;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.decisions = decisions;
        this.settings = settings;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** What closing the hotel now would mean; changes nothing. */
    public Result<ClosurePreview> preview(String hotelId) {
        return decisions.decide(() -> catalogue
                .hotel(hotelId)
                .map(hotel -> Result.done(reads.preview(hotel, clock.instant())))
                .orElseGet(() -> Result.refused(Refusal.notFound("hotel", hotelId))));
    }

    /**
     * Closes the hotel: from the commit on it takes no bookings. A hotel that was closed before without a campaign gets one
     * for the bookings it left.
     *
     * @param answerWithinDays absent for the usual
     * @param request absent for callers that cannot repeat a request; a repeated one answers the same campaign
     */
    public Result<HotelClosure> start(
            String hotelId,
            String reason,
            @Nullable Integer answerWithinDays,
            Operator operator,
            @Nullable IdempotentRequest request) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Result.refused(Refusal.invalid("reason_missing", "/reason", "Say why, in up to 300 characters."));
        }
        try {
            return days(answerWithinDays)
                    .then(days -> keys.once(
                            request,
                            () -> decisions.decide(() -> allowed(operator)
                                    .then(granted -> started(hotelId, reason, days, operator, request))),
                            earlier -> Result.done(transactions.read(
                                    () -> closures.find(earlier.resourceId()).orElseThrow()))));
        } catch (DataIntegrityViolationException atTheSameMoment) {
            return Result.refused(alreadyClosing());
        }
    }

    private Result<HotelClosure> started(
            String hotelId, String reason, int days, Operator operator, @Nullable IdempotentRequest request) {
        Optional<Hotel> hotel = catalogue.hotel(hotelId);
        if (hotel.isEmpty()) {
            return Result.refused(Refusal.notFound("hotel", hotelId));
        }
        if (closures.ofHotel(hotelId).isPresent()) {
            return Result.refused(alreadyClosing());
        }
        Instant now = clock.instant();
        HotelClosure closure = new HotelClosure(
                identifiers.next("clo"),
                hotelId,
                State.RUNNING,
                reason,
                days,
                operator.actor().name(),
                now,
                null);
        hotel.get().delete(now);
        closures.add(closure);
        int planned = closures.planUpcoming(closure);
        if (request != null) {
            keys.claim(List.of(new Claim(request, closure.id(), 201, null)));
        }
        audit.append(new AuditEntry(
                operator,
                "hotel_closure_start",
                closure.id(),
                reason,
                "",
                "hotel=" + hotelId + " bookings=" + planned));
        wakeUp.afterCommit();
        return Result.done(closure);
    }

    /** No further booking is taken up; guests who were told keep their choice and their deadline. */
    public Result<HotelClosure> pause(String id, Operator operator) {
        return changed(id, operator, "hotel_closure_pause", HotelClosure::refusalToPause, State.PAUSED);
    }

    public Result<HotelClosure> resume(String id, Operator operator) {
        return changed(id, operator, "hotel_closure_resume", HotelClosure::refusalToResume, State.RUNNING);
    }

    /** Newest first. */
    public List<ClosureReport> latest(int limit) {
        return transactions.read(
                () -> closures.latest(limit).stream().map(reads::report).toList());
    }

    public Result<ClosureReport> report(String id) {
        return decisions.decide(() -> found(id).map(reads::report));
    }

    /** By arrival. */
    public Result<List<ClosureReport.Line>> lines(String id, int afterPosition, int limit) {
        return decisions.decide(() -> found(id).map(closure -> reads.lines(closure, afterPosition, limit)));
    }

    private Result<HotelClosure> found(String id) {
        return closures.find(id).<Result<HotelClosure>>map(Result::done).orElseGet(() -> notFound(id));
    }

    private Result<HotelClosure> changed(
            String id, Operator operator, String action, Function<HotelClosure, Optional<Refusal>> guard, State to) {
        return decisions.decide(() -> allowed(operator).then(granted -> {
            Optional<HotelClosure> found = closures.lock(id);
            if (found.isEmpty()) {
                return notFound(id);
            }
            HotelClosure closure = found.get();
            Optional<Refusal> refusal = guard.apply(closure);
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            closures.setState(id, to, clock.instant());
            audit.append(new AuditEntry(operator, action, id, "", "state=" + closure.state(), "state=" + to));
            wakeUp.afterCommit();
            return Result.done(closures.find(id).orElseThrow());
        }));
    }

    private static Result<Operator> allowed(Operator operator) {
        return operator.role() == Role.ADMIN || operator.role() == Role.OPERATIONS
                ? Result.done(operator)
                : Result.refused(Refusal.forbidden("Only operations and admins open and close hotels."));
    }

    private Result<Integer> days(@Nullable Integer wanted) {
        int days = wanted == null ? settings.answerWithinDays() : wanted;
        return days >= HotelClosure.SHORTEST_ANSWER_DAYS && days <= HotelClosure.LONGEST_ANSWER_DAYS
                ? Result.done(days)
                : Result.refused(Refusal.invalid(
                        "invalid_deadline",
                        "/answerWithinDays",
                        "Between " + HotelClosure.SHORTEST_ANSWER_DAYS + " and " + HotelClosure.LONGEST_ANSWER_DAYS
                                + " days."));
    }

    private static Refusal alreadyClosing() {
        return Refusal.conflict("already_closing", "This hotel has a closure already; it is closed once and for all.");
    }

    private static Result<HotelClosure> notFound(String id) {
        return Result.refused(Refusal.notFound("hotel closure", id));
    }
}
