package io.lodgeflow.workflows.refund;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the hotel forgoes of its price, by refunds that a person gave beyond the rules. An allowance lowers what is charged, so
 * it is posted when the charges are, or with the refund when those are posted already; its key is the refund's, so it is
 * posted once whichever comes first.
 */
@Component
public class Allowances {

    private final Payments payments;
    private final Catalogue catalogue;

    Allowances(Payments payments, Catalogue catalogue) {
        this.payments = payments;
        this.catalogue = catalogue;
    }

    /** Of all refunds of the booking that were made or are under way. */
    public List<Posting> of(Reservation reservation, Instant now) {
        return payments.refundsOf(reservation.id()).stream()
                .filter(Refund::isForgone)
                .map(refund -> postingFor(reservation, refund, now))
                .toList();
    }

    public Posting postingFor(Reservation reservation, Refund refund, Instant now) {
        return posting(reservation, refund, refund.amount(), now);
    }

    /** @param forgone the part of the refund that nothing else on the folio makes up for */
    Posting posting(Reservation reservation, Refund refund, Money forgone, Instant now) {
        return new Posting(
                key(refund),
                reservation.id(),
                Posting.Type.ALLOWANCE,
                forgone.negated(),
                Sentence.of("folio.allowance", refund.reason()),
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now),
                now);
    }

    /** Whether the folio has it already: with what it was settled by, it stays there when the refund comes back. */
    public boolean isPosted(Refund refund, List<Posting> folio) {
        return folio.stream().anyMatch(posting -> posting.key().equals(key(refund)));
    }

    private static String key(Refund refund) {
        return refund.id() + ":allowance";
    }

    /** The folio is never changed: what was given is taken back by a line of its own. */
    public Posting reversalOf(Posting allowance, Instant now) {
        return new Posting(
                allowance.key() + ":reversed",
                allowance.reservationId(),
                Posting.Type.ALLOWANCE,
                allowance.amount().negated(),
                Sentence.of("folio.allowance_reversed"),
                allowance.date(),
                now);
    }
}
