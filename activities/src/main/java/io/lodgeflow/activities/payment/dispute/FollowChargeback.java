package io.lodgeflow.activities.payment.dispute;

import io.lodgeflow.activities.payment.inbox.GatewayNews;
import io.lodgeflow.activities.payment.inbox.GatewayNews.DisputeChanged;
import io.lodgeflow.activities.payment.inbox.GatewayNewsEffect;
import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.Disputes.PaymentDispute;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The gateway tells of a chargeback or of its outcome. From the first news on the money is out of reach for refunds; while the
 * bank only asks it is not. A bank may give back what it had taken for good. Told
 * twice, or the outcome before the opening: the dispute is on file once and ends as the gateway says.
 */
@Component
class FollowChargeback implements GatewayNewsEffect {

    /** Banks give one to three weeks; where the gateway does not say how long. */
    private static final Duration TIME_FOR_EVIDENCE = Duration.ofDays(7);

    private final Reservations reservations;
    private final Payments payments;
    private final Disputes disputes;
    private final DisputeSteps steps;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    FollowChargeback(
            Reservations reservations,
            Payments payments,
            Disputes disputes,
            DisputeSteps steps,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.disputes = disputes;
        this.steps = steps;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    public void on(GatewayNews news) {
        if (news instanceof DisputeChanged changed) {
            follow(changed.reservationId(), changed.attemptId(), changed.dispute());
        }
    }

    private void follow(String reservationId, String attemptId, Dispute dispute) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        Optional<PaymentDispute> known = disputes.find(dispute.reference());
        if (known.isEmpty()) {
            open(reservation, attemptId, dispute, now);
        } else if (!known.get().withdrawn() && dispute.withdrawn()) {
            take(reservation, attemptId, dispute, now);
        } else if (known.get().status() == Dispute.Status.LOST && !dispute.withdrawn()) {
            steps.reverse(reservation, known.get(), now);
        }
        boolean decided = dispute.status() != Dispute.Status.OPEN
                && known.map(PaymentDispute::isOpen).orElse(true);
        if (decided) {
            disputes.close(dispute.reference(), dispute.status(), now);
        }
        if (known.isEmpty()) {
            workflow.startDispute(reservationId);
        } else if (decided) {
            workflow.tellDisputeClosed(reservationId);
        }
    }

    private void open(Reservation reservation, String attemptId, Dispute dispute, Instant now) {
        if (dispute.withdrawn()) {
            payments.attempt(attemptId).orElseThrow().dispute(dispute.amount());
        }
        disputes.add(new PaymentDispute(
                dispute.reference(),
                reservation.id(),
                attemptId,
                dispute.amount(),
                dispute.reason(),
                Dispute.Status.OPEN,
                dispute.withdrawn(),
                null,
                now,
                dueAt(dispute, now),
                null,
                null));
        reservation.noteDispute(
                dispute.withdrawn()
                        ? Sentence.of("history.dispute_opened", dispute.amount(), dispute.reason())
                        : Sentence.of("history.inquiry_opened", dispute.amount(), dispute.reason()),
                now);
    }

    /** The bank had only asked so far. */
    private void take(Reservation reservation, String attemptId, Dispute dispute, Instant now) {
        payments.attempt(attemptId).orElseThrow().dispute(dispute.amount());
        disputes.taken(dispute.reference(), dispute.amount(), dueAt(dispute, now));
        reservation.noteDispute(Sentence.of("history.dispute_opened", dispute.amount(), dispute.reason()), now);
        steps.raiseAgain(reservation, now);
    }

    private static Instant dueAt(Dispute dispute, Instant now) {
        return Objects.requireNonNullElse(dispute.evidenceDueAt(), now.plus(TIME_FOR_EVIDENCE));
    }
}
