package io.lodgeflow.activities.payment.dispute;

import io.lodgeflow.activities.payment.inbox.GatewayNews;
import io.lodgeflow.activities.payment.inbox.GatewayNews.DisputeChanged;
import io.lodgeflow.activities.payment.inbox.GatewayNewsEffect;
import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.Disputes.PaymentDispute;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The gateway tells of a chargeback or of its outcome. From the first news on the money is out of reach for refunds. Told
 * twice, or the outcome before the opening: the dispute is on file once and ends as the gateway says.
 */
@Component
class FollowChargeback implements GatewayNewsEffect {

    /** Banks give one to three weeks. */
    private static final Duration TIME_FOR_EVIDENCE = Duration.ofDays(7);

    private final Reservations reservations;
    private final Payments payments;
    private final Disputes disputes;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    FollowChargeback(
            Reservations reservations,
            Payments payments,
            Disputes disputes,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.disputes = disputes;
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
        PaymentAttempt payment = payments.attempt(attemptId).orElseThrow();
        payment.dispute(dispute.amount());
        disputes.add(new PaymentDispute(
                dispute.reference(),
                reservation.id(),
                attemptId,
                dispute.amount(),
                dispute.reason(),
                Dispute.Status.OPEN,
                null,
                now,
                now.plus(TIME_FOR_EVIDENCE),
                null,
                null));
        reservation.noteDispute(Sentence.of("history.dispute_opened", dispute.amount(), dispute.reason()), now);
    }
}
