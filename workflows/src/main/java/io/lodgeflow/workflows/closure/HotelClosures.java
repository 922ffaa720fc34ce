package io.lodgeflow.workflows.closure;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.Campaign.Closing;
import io.lodgeflow.workflows.campaign.Campaign.Kind;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.Campaign.Task;
import io.lodgeflow.workflows.campaign.Campaigns;
import io.lodgeflow.workflows.closure.ClosureReads.ClosurePreview;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Closes hotels for good. Starting closes the hotel and plans its bookings in one transaction; then they are taken up one by
 * one: marked and their process started together, or neither. In the first minute and before the end it looks for bookings
 * whose placing was under way when the hotel closed. Whoever starts, pauses or resumes is in the audit log.
 */
@Component
@EnableConfigurationProperties(ClosureSettings.class)
public class HotelClosures extends Campaigns<String> {

    /** No request takes so long that its booking could appear later. */
    private static final Duration STRAGGLERS = Duration.ofMinutes(1);

    private final Closures closures;
    private final ClosureReads reads;
    private final Catalogue catalogue;
    private final IdempotencyKeys keys;
    private final ClosureWorkflow workflow;
    private final ClosureSettings settings;

    HotelClosures(
            Ports ports,
            Closures closures,
            ClosureReads reads,
            Catalogue catalogue,
            IdempotencyKeys keys,
            ClosureWorkflow workflow,
            ClosureSettings settings) {
        super(Kind.CLOSURE, ports);
        this.closures = closures;
        this.reads = reads;
        this.catalogue = catalogue;
        this.keys = keys;
        this.workflow = workflow;
        this.settings = settings;
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
    public Result<Campaign> start(
            String hotelId,
            String reason,
            @Nullable Integer answerWithinDays,
            Operator operator,
            @Nullable IdempotentRequest request) {
        try {
            return asked(reason)
                    .then(granted -> days(answerWithinDays))
                    .then(days -> keys.once(
                            request,
                            () -> decisions.decide(() -> allowed(null, operator)
                                    .then(granted -> started(hotelId, reason, days, operator, request))),
                            earlier -> find(earlier.resourceId())));
        } catch (DataIntegrityViolationException atTheSameMoment) {
            return Result.refused(alreadyClosing());
        }
    }

    private Result<Campaign> started(
            String hotelId, String reason, int days, Operator operator, @Nullable IdempotentRequest request) {
        Optional<Hotel> hotel = catalogue.hotel(hotelId);
        if (hotel.isEmpty()) {
            return Result.refused(Refusal.notFound("hotel", hotelId));
        }
        if (store.isClosing(hotelId)) {
            return Result.refused(alreadyClosing());
        }
        hotel.get().delete(clock.instant());
        String id = newId();
        int planned = closures.planUpcoming(id, hotelId);
        Campaign closure =
                add(id, new Closing(hotelId, days), State.RUNNING, planned, settings.perMinute(), reason, operator);
        if (request != null) {
            keys.claim(List.of(new Claim(request, id, 201, null)));
        }
        audit.append(new AuditEntry(
                operator, "hotel_closure_start", id, reason, "", "hotel=" + hotelId + " bookings=" + planned));
        wakeUp.afterCommit();
        return Result.done(closure);
    }

    /** Newest first. */
    public List<ClosureReport> reports(int limit) {
        return transactions.read(() -> latest(limit).stream()
                .map(campaign -> reads.report(HotelClosure.of(campaign)))
                .toList());
    }

    public Result<ClosureReport> report(String id) {
        return decisions.decide(() -> find(id).map(campaign -> reads.report(HotelClosure.of(campaign))));
    }

    /** By arrival. */
    public Result<List<ClosureReport.Line>> lines(String id, int afterPosition, int limit) {
        return decisions.decide(() -> find(id).map(campaign -> reads.lines(id, afterPosition, limit)));
    }

    private Result<Integer> days(@Nullable Integer wanted) {
        int days = wanted == null ? settings.answerWithinDays() : wanted;
        return days >= Closing.SHORTEST_ANSWER_DAYS && days <= Closing.LONGEST_ANSWER_DAYS
                ? Result.done(days)
                : Result.refused(Refusal.invalid(
                        "invalid_deadline",
                        "/answerWithinDays",
                        Closing.SHORTEST_ANSWER_DAYS,
                        Closing.LONGEST_ANSWER_DAYS));
    }

    private static Refusal alreadyClosing() {
        return Refusal.conflict("already_closing");
    }

    @Override
    protected Result<Operator> allowed(@Nullable Task task, Operator operator) {
        return operator.role() == Role.ADMIN || operator.role() == Role.OPERATIONS
                ? Result.done(operator)
                : Result.refused(Refusal.forbidden("hotels"));
    }

    @Override
    protected AuditEntry steering(Campaign closure, State to, Operator operator) {
        String action = to == State.PAUSED ? "hotel_closure_pause" : "hotel_closure_resume";
        return new AuditEntry(operator, action, closure.id(), "", "state=" + closure.state(), "state=" + to);
    }

    @Override
    protected Refusal wrongState(Campaign closure, State to) {
        String now = closure.state().name().toLowerCase(Locale.ROOT);
        return Refusal.conflict(to == State.PAUSED ? "wrong_state.pause" : "wrong_state.resume", now);
    }

    @Override
    public String taskName() {
        return "hotel closures";
    }

    @Override
    public Duration pollInterval() {
        return settings.batchPause();
    }

    /** A closure waits for weeks for its guests: no commit is a reason to look at it at once. */
    @Override
    public boolean runsOnCommit() {
        return false;
    }

    /** In the first minute and when all seem settled those are planned whose placing was under way. */
    @Override
    protected Optional<String> next(Campaign closure, Instant now) {
        if (stragglersMayCome(closure, now) || !closures.hasOpenItems(closure.id())) {
            closures.planUpcoming(closure.id(), ((Closing) closure.task()).hotelId());
        }
        return closures.nextPlanned(closure.id());
    }

    @Override
    protected boolean begin(Campaign closure, String reservationId, Instant now) {
        closures.takeUp(reservationId, now);
        workflow.start(List.of(reservationId));
        return false;
    }

    @Override
    protected boolean isComplete(Campaign closure, Instant now) {
        return !stragglersMayCome(closure, now) && !closures.hasOpenItems(closure.id());
    }

    private static boolean stragglersMayCome(Campaign closure, Instant now) {
        return now.isBefore(closure.createdAt().plus(STRAGGLERS));
    }
}
