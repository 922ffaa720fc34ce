package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes captured money down: on its attempt and on the folio, by the key of the attempt, so once however often it is told. */
@Component
public class CapturedPayments {

    private final Folios folios;
    private final Catalogue catalogue;

    CapturedPayments(Folios folios, Catalogue catalogue) {
        this.folios = folios;
        this.catalogue = catalogue;
    }

    /** @param reference what the gateway calls the captured charge */
    public void record(Reservation reservation, PaymentAttempt attempt, String reference, Instant now) {
        attempt.capture(reference, now);
        folios.post(List.of(new Posting(
                attempt.gatewayKey(),
                reservation.id(),
                Posting.Type.PAYMENT,
                attempt.amount().negated(),
                Sentence.of("folio.card"),
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now),
                now)));
    }

    /** The captured money is the price of the booking, or its deposit; then the same card guarantees the rest. */
    static void payBooking(Reservation reservation, PaymentAttempt attempt, Instant now) {
        reservation.receivePayment(attempt.amount(), now);
        if (reservation.paymentPlan() == PaymentPlan.DEPOSIT) {
            reservation.guaranteeBy(attempt.paymentToken());
        }
    }
}
