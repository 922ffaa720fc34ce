package io.lodgeflow.workflows.booking;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.inventory.Inventory.SoldOut;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.OpenHolds.HeldBy;
import io.lodgeflow.domain.reservation.PaymentTerms;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.reservation.StayTerms;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Combining;
import io.lodgeflow.engine.transaction.CombiningSettings;
import io.lodgeflow.engine.transaction.Transactions.OutcomeUnknown;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Earlier;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.payment.SetUpGuarantee;
import io.lodgeflow.workflows.reservation.BookingSettings;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Places reservations. All of a list commit in one transaction: idempotency keys, reservations, workflows, events, and
 * last the nights, each night once, in order. Each wish is answered by itself: if the list as a whole does not fit (the
 * last room went to somebody else, a key or reference was used before), it is placed again in halves down to single
 * wishes, and only those that cannot be granted are refused, with nothing of them stored. What fails unexpectedly fails for
 * its own caller only.
 */
@Component
@EnableConfigurationProperties({BookingSettings.class, CombiningSettings.class})
public class PlaceReservations {

    /** @param idempotency absent for callers that cannot repeat a request */
    public record Wish(ReservationRequest request, @Nullable IdempotentRequest idempotency) {}

    /**
     * The answer to a wish that was granted.
     *
     * @param answer what the caller is answered, as stored with the idempotency key
     * @param version of the new reservation; absent if the wish had been granted before under the same key
     */
    public record Placed(
            String reservationId,
            @Nullable String answer,
            @Nullable Integer version) {

        /** The wish had been granted before under the same key. */
        public boolean repeated() {
            return version == null;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(PlaceReservations.class);

    /** Nothing is placed, because not all of a list could be. */
    private static final class NotAllOfThem extends Exception {
        private static final long serialVersionUID = 1L;

        private NotAllOfThem() {
            super("not all of them", null, false, false);
        }
    }

    private final SetUpGuarantee guarantees;
    private final Offers offers;
    private final Reservations reservations;
    private final ReservationWorkflow workflow;
    private final IdempotencyKeys keys;
    private final CancellationPolicy cancellationPolicy;
    private final Identifiers identifiers;
    private final Decisions decisions;
    private final Combining<Asked, Supplier<Result<Placed>>> combining;
    private final HoldLimits limits;
    private final BookingSettings settings;
    private final Clock clock;

    PlaceReservations(
            SetUpGuarantee guarantees,
            Offers offers,
            Reservations reservations,
            ReservationWorkflow workflow,
            IdempotencyKeys keys,
            CancellationPolicy cancellationPolicy,
            Identifiers identifiers,
            Decisions decisions,
            CombiningSettings combining,
            HoldLimits limits,
            BookingSettings settings,
            Clock clock) {
        this.guarantees = guarantees;
        this.offers = offers;
        this.reservations = reservations;
        this.workflow = workflow;
        this.keys = keys;
        this.cancellationPolicy = cancellationPolicy;
        this.identifiers = identifiers;
        this.decisions = decisions;
        this.combining = new Combining<>(combining.sideBySide(), combining.longest(), this::placeEach);
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    /** A wish and how its caller is answered. */
    private record Asked(Wish wish, HoldLimits.Asking asking, Function<Reservation, String> answer) {}

    /**
     * One wish; placed as one batch with those that are asked for at the same moment, and answered by itself: what is thrown
     * here is about this wish, which is not placed then, unless it is {@link OutcomeUnknown}.
     */
    public Result<Placed> place(Wish wish, Function<Reservation, String> answer) {
        String card = wish.request().guaranteeToken();
        return card == null
                ? ask(wish, answer)
                : keys.once(wish.idempotency(), () -> placeGuaranteed(wish, card, answer), PlaceReservations::again);
    }

    private Result<Placed> placeGuaranteed(Wish wish, String card, Function<Reservation, String> answer) {
        return guarantees
                .setUp(wish.request(), card)
                .then(kept -> ask(new Wish(wish.request().guaranteedBy(kept), wish.idempotency()), answer));
    }

    private Result<Placed> ask(Wish wish, Function<Reservation, String> answer) {
        try (HoldLimits.Asking asking = limits.asking(wish.request())) {
            return combining.ask(new Asked(wish, asking, answer)).get();
        }
    }

    /** How many wait for a list to be placed. */
    public int waiting() {
        return combining.waiting();
    }

    /**
     * All for one caller. What one of them throws is thrown, though others may have been placed: with idempotency keys the list
     * may be repeated.
     *
     * @param answer writes what the caller is answered; called inside the transaction, must not change anything
     * @return one result for each wish, in the same order
     */
    public List<Result<Placed>> placeAll(List<Wish> wishes, Function<Reservation, String> answer) {
        List<Asked> asked = wishes.stream()
                .map(wish -> new Asked(wish, limits.asking(wish.request()), answer))
                .toList();
        try {
            return placeEach(asked).stream().map(Supplier::get).toList();
        } finally {
            asked.forEach(one -> one.asking().close());
        }
    }

    /**
     * Answers with how each gets its outcome, on its own thread: it has it, or it has to place by itself. Refusals that are
     * expected are found by halving. After any other failure that has left nothing each places by itself, side by side, so
     * that noConnection waits for the others' retries. Two failures are told to all that are left: a commit of which nobody
     * knows, because those without a key would book twice; and that no transaction can be begun, because each half would
     * wait for a connection in vain once more.
     */
    private List<Supplier<Result<Placed>>> placeEach(List<Asked> asked) {
        List<Supplier<Result<Placed>>> outcomes = new ArrayList<>();
        Deque<List<Asked>> left = new ArrayDeque<>();
        left.push(asked);
        while (!left.isEmpty()) {
            List<Asked> next = left.pop();
            try {
                outcomes.addAll(next.size() == 1 ? List.of(outcomeOf(next.getFirst())) : together(next));
            } catch (NotAllOfThem inHalves) {
                int half = next.size() / 2;
                left.push(next.subList(half, next.size()));
                left.push(next.subList(0, half));
            } catch (CannotCreateTransactionException noConnection) {
                outcomes.addAll(thrown(noConnection, asked.size() - outcomes.size()));
                left.clear();
            }
        }
        return outcomes;
    }

    private Supplier<Result<Placed>> outcomeOf(Asked asked) {
        try {
            Result<Placed> result = placeOne(asked);
            return () -> result;
        } catch (CannotCreateTransactionException noConnection) {
            throw noConnection;
        } catch (RuntimeException failure) {
            return () -> {
                throw failure;
            };
        }
    }

    private List<Supplier<Result<Placed>>> together(List<Asked> asked) throws NotAllOfThem {
        try {
            return switch (decisions.decide(() -> Result.done(store(asked)))) {
                case Result.Done<List<Result<Placed>>> done ->
                    done.value().stream()
                            .<Supplier<Result<Placed>>>map(result -> () -> result)
                            .toList();
                case Result.Refused<List<Result<Placed>>> lostEveryRace -> alone(asked);
            };
        } catch (SoldOut | DataIntegrityViolationException expected) {
            throw new NotAllOfThem();
        } catch (CannotCreateTransactionException noConnection) {
            throw noConnection;
        } catch (OutcomeUnknown unknown) {
            return thrown(unknown, asked.size());
        } catch (RuntimeException failureOfOne) {
            LOG.debug("{} wishes are placed by themselves", asked.size(), failureOfOne);
            return alone(asked);
        }
    }

    private List<Supplier<Result<Placed>>> alone(List<Asked> asked) {
        return asked.stream()
                .<Supplier<Result<Placed>>>map(one -> () -> placeOne(one))
                .toList();
    }

    private static List<Supplier<Result<Placed>>> thrown(RuntimeException failure, int times) {
        return Collections.nCopies(times, () -> {
            throw failure;
        });
    }

    /**
     * As {@link #place}, within the running transaction, for commands that do more than that. Nights are taken when it commits,
     * which throws {@link SoldOut} if they are gone.
     */
    public Result<Reservation> placeWithin(ReservationRequest request) {
        return begun(accept(request, clock.instant(), null, terms -> Optional.empty()));
    }

    /** The same of a guest who stands at the desk and pays there, whatever the rate plan asks of others. */
    public Result<Reservation> placeAtDeskWithin(ReservationRequest request) {
        return begun(accept(request, clock.instant(), PaymentPlan.PAY_AT_HOTEL, terms -> Optional.empty()));
    }

    private Result<Reservation> begun(Result<Reservation> accepted) {
        return accepted.map(reservation -> {
            begin(List.of(reservation));
            return reservation;
        });
    }

    private void begin(List<Reservation> placed) {
        reservations.add(placed);
        workflow.start(placed.stream().map(Reservation::id).toList());
        reservations.flush();
    }

    private Result<Placed> placeOne(Asked asked) {
        return keys.once(asked.wish().idempotency(), () -> storeOne(asked), PlaceReservations::again);
    }

    private Result<Placed> storeOne(Asked asked) {
        ReservationRequest wish = asked.wish().request();
        try {
            return decisions.decide(() -> store(List.of(asked)).getFirst());
        } catch (SoldOut soldOut) {
            return Result.refused(PlacingPolicy.noAvailability(wish.stay()));
        } catch (DataIntegrityViolationException duplicate) {
            if (wish.clientReference() != null) {
                return Result.refused(Refusal.conflict("client_reference_used", wish.clientReference()));
            }
            throw duplicate;
        }
    }

    private static Result<Placed> again(Earlier earlier) {
        return Result.done(new Placed(earlier.resourceId(), earlier.body(), null));
    }

    /** The whole write of a list; wishes that are refused by the rules leave nothing, the others are stored. */
    private List<Result<Placed>> store(List<Asked> asked) {
        Instant now = clock.instant();
        Map<String, HeldBy> held = new HashMap<>();
        List<Result<Reservation>> accepted = asked.stream()
                .map(one -> accept(
                        one.wish().request(),
                        now,
                        null,
                        terms -> limits.refusal(one.asking(), one.wish().request(), terms.plan(), held)))
                .toList();
        List<Reservation> placed = accepted.stream()
                .filter(Result.Done.class::isInstance)
                .map(Result::orThrow)
                .toList();
        if (!placed.isEmpty()) {
            begin(placed);
        }
        List<Claim> claims = new ArrayList<>();
        List<Result<Placed>> results = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            IdempotentRequest request = asked.get(i).wish().idempotency();
            if (accepted.get(i) instanceof Result.Refused<Reservation>(Refusal refusal)) {
                results.add(refusedUnlessRepeated(request, refusal));
                continue;
            }
            Function<Reservation, String> answer = asked.get(i).answer();
            results.add(accepted.get(i).map(reservation -> {
                String body = request == null ? null : answer.apply(reservation);
                if (request != null) {
                    claims.add(new Claim(request, reservation.id(), 201, body));
                }
                return new Placed(reservation.id(), body, reservation.version());
            }));
        }
        keys.claim(claims);
        return results;
    }

    /** Its own first sending may be why there is no room now; that one's answer counts. */
    private Result<Placed> refusedUnlessRepeated(@Nullable IdempotentRequest request, Refusal refusal) {
        return keys.once(request, () -> Result.refused(refusal), PlaceReservations::again);
    }

    /**
     * @param paid instead of what the rate plan says; absent: what it says
     * @param hoarding what is asked last: whether it is more than somebody may hold
     */
    private Result<Reservation> accept(
            ReservationRequest wish,
            Instant now,
            @Nullable PaymentPlan paid,
            Function<PaymentTerms, Optional<Refusal>> hoarding) {
        Optional<Offer> found = offers.find(wish.hotelId(), wish.roomTypeId(), wish.ratePlanId(), wish.stay());
        if (found.isEmpty()) {
            return Result.refused(Refusal.invalid("unknown_offer.rate_plan", "/roomTypeId"));
        }
        Offer offer = found.get();
        int guests = wish.adults() + wish.children();
        Optional<Refusal> refusal = wish.actor().isStaff()
                ? PlacingPolicy.refusalToStaff(offer, wish.rooms(), guests, now)
                : PlacingPolicy.refusal(offer, wish.rooms(), guests, now);
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        Optional<Refusal> tooMany = wish.refusalOfOccupants();
        if (tooMany.isPresent()) {
            return Result.refused(tooMany.get());
        }
        StayTerms terms = wish.terms(offer);
        Optional<Refusal> otherPrice = terms.refusalAtOtherPrice(wish.expectedTotal());
        if (otherPrice.isPresent()) {
            return Result.refused(otherPrice.get());
        }
        PaymentTerms planned = PaymentTerms.of(offer, cancellationPolicy.currentVersion());
        Optional<Refusal> tooMuch = hoarding.apply(planned);
        if (tooMuch.isPresent()) {
            return Result.refused(tooMuch.get());
        }
        return Result.done(new Reservation(
                identifiers.next("res"),
                identifiers.nextConfirmationNumber(),
                wish,
                terms,
                paid == null ? planned : planned.paidBy(paid),
                settings.paymentWindow(),
                offer.times(),
                now));
    }
}
