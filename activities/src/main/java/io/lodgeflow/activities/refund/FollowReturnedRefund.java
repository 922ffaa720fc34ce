package io.lodgeflow.activities.refund;

import io.lodgeflow.activities.payment.inbox.GatewayNews;
import io.lodgeflow.activities.payment.inbox.GatewayNews.RefundDecided;
import io.lodgeflow.activities.payment.inbox.GatewayNewsEffect;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome.Failed;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.refund.ConfirmedRefunds;
import io.lodgeflow.workflows.refund.RefundSettings;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * A refund that the gateway had confirmed came back, because the guest's account is closed, for example: the folio takes its
 * line back, and the refund is tried again under a new key, as one that was refused, and after as many tries it is a task for support. What support gave back by hand cannot
 * come back this way, and news of an earlier try says nothing of the present one.
 */
@Component
class FollowReturnedRefund implements GatewayNewsEffect {

    private final Reservations reservations;
    private final Payments payments;
    private final ConfirmedRefunds confirmed;
    private final RefundSettings settings;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    FollowReturnedRefund(
            Reservations reservations,
            Payments payments,
            ConfirmedRefunds confirmed,
            RefundSettings settings,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.confirmed = confirmed;
        this.settings = settings;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    public void on(GatewayNews news) {
        if (!(news instanceof RefundDecided decided) || !(decided.outcome() instanceof Failed failed)) {
            return;
        }
        Reservation reservation = reservations.lockExisting(news.reservationId());
        Refund refund = payments.refund(decided.refundId()).orElseThrow();
        if (!refund.isConfirmedByGateway() || !refund.gatewayKey().equals(decided.gatewayKey())) {
            return;
        }
        Instant now = clock.instant();
        confirmed.takeBack(reservation, refund, failed.reason(), now);
        int tries = refund.tries() + 1;
        if (tries <= settings.retries()) {
            refund.comeBack(
                    failed.reason(), now.plus(settings.pauseAfter(tries)).truncatedTo(ChronoUnit.MILLIS));
        } else {
            refund.comeBackForGood(failed.reason(), now);
        }
        reservation.returnRefund(Sentence.of("history.refund_returned", refund.amount(), failed.reason()), now);
        workflow.startRefund(reservation.id());
    }
}
