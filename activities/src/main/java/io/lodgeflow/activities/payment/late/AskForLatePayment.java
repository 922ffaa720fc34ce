package io.lodgeflow.activities.payment.late;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome.AlreadyCaptured;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome.Closed;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome.Undecided;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome.Unknown;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.engine.RemoteActivity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Closes at the gateway what a booking left undecided, again and again until each is closed or captured; news of the
 * gateway shortens the pause. Done as soon as one is decided: each undecided payment has a process of its own, and
 * what one of them has settled the others find settled.
 *
 * <p>Key: of the charge. Compensation: none, it moves nothing. Refusals: none. After a day support is told.
 */
@Component
public class AskForLatePayment implements RemoteActivity<List<String>, Map<String, CloseOutcome>> {

    private static final Duration SUPPORT_IS_TOLD_AFTER = Duration.ofDays(1);

    private final Reservations reservations;
    private final Payments payments;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final PaymentGateway gateway;
    private final Clock clock;

    AskForLatePayment(
            Reservations reservations,
            Payments payments,
            WorkItems workItems,
            Identifiers identifiers,
            PaymentGateway gateway,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** The keys of the charges. */
    @Override
    public List<String> prepare(String reservationId) {
        return undecided(reservationId).stream().map(PaymentAttempt::gatewayKey).toList();
    }

    @Override
    public Map<String, CloseOutcome> call(List<String> keys) {
        Map<String, CloseOutcome> outcomes = new LinkedHashMap<>();
        keys.forEach(key -> outcomes.put(key, gateway.close(key)));
        return outcomes;
    }

    @Override
    public Report record(String reservationId, List<String> keys, Map<String, CloseOutcome> outcomes) {
        Instant now = clock.instant();
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.isAboutToExpire(now)) {
            return Report.WAIT; // it is neither paid nor free again at this moment
        }
        List<PaymentAttempt> undecided = undecided(reservationId);
        boolean anyDecided = false;
        for (PaymentAttempt attempt : undecided) {
            CloseOutcome outcome = outcomes.get(attempt.gatewayKey());
            anyDecided |= outcome != null && isDecided(attempt, outcome, now);
        }
        if (anyDecided || undecided.isEmpty()) {
            workItems.finish(reservationId, WorkItem.Kind.PAYMENT_UNKNOWN, Sentence.of("outcome.gateway_decided"), now);
            return Report.COMPLETED;
        }
        boolean forLong = undecided.stream()
                .anyMatch(attempt -> !now.isBefore(attempt.createdAt().plus(SUPPORT_IS_TOLD_AFTER)));
        if (forLong) {
            tellSupport(reservation, now);
        }
        return Report.WAIT;
    }

    private static boolean isDecided(PaymentAttempt attempt, CloseOutcome outcome, Instant now) {
        return switch (outcome) {
            case Closed closed -> {
                attempt.decline(
                        Objects.requireNonNull(attempt.declineCode()),
                        Objects.requireNonNull(attempt.declineDetail()),
                        now);
                yield true;
            }
            case AlreadyCaptured captured -> {
                attempt.arriveLate(captured.reference());
                yield true;
            }
            case Undecided undecided -> false;
            case Unknown notKnown -> false;
        };
    }

    private void tellSupport(Reservation reservation, Instant now) {
        workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                reservation.id(),
                reservation.hotelId(),
                WorkItem.Kind.PAYMENT_UNKNOWN,
                Sentence.of("work.bank_undecided", reservation.confirmationNumber()),
                List.of(Sentence.of("choice.dashboard"), Sentence.of("choice.ask_bank")),
                now,
                now.plus(SUPPORT_IS_TOLD_AFTER)));
    }

    private List<PaymentAttempt> undecided(String reservationId) {
        return payments.attemptsOf(reservationId).stream()
                .filter(PaymentAttempt::isUndecided)
                .toList();
    }
}
