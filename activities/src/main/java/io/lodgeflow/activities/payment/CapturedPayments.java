package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.reservation.Reservation;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes captured money down: on its attempt and on the folio, by the key of the attempt, so once however often it is told. */
@Component
public class CapturedPayments {

    private final Folios folios;
    private final Catalogue catalogue;
    private final UnknownPayments unknown;

    CapturedPayments(Folios folios, Catalogue catalogue, UnknownPayments unknown) {
        this.folios = folios;
        this.catalogue = catalogue;
        this.unknown = unknown;
    }

    /** @param reference what the gateway calls the captured charge */
    public void record(Reservation reservation, PaymentAttempt attempt, String reference, Instant now) {
        attempt.capture(reference, now);
        folios.post(List.of(new Posting(
                attempt.gatewayKey(),
                reservation.id(),
                Posting.Type.PAYMENT,
                attempt.amount().negated(),
                "Card payment",
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now),
                now)));
        unknown.settle(reservation.id(), "captured", now);
    }
}
