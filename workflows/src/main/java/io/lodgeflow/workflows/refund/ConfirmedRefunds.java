package io.lodgeflow.workflows.refund;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a refund that was made leaves: the folio's line by the refund's own key, its allowance, and the booking's history. */
@Component
public class ConfirmedRefunds {

    private final Folios folios;
    private final Payments payments;
    private final Catalogue catalogue;
    private final Allowances allowances;

    ConfirmedRefunds(Folios folios, Payments payments, Catalogue catalogue, Allowances allowances) {
        this.folios = folios;
        this.payments = payments;
        this.catalogue = catalogue;
        this.allowances = allowances;
    }

    /** In the transaction in which the refund became {@link Refund.Status#SUCCEEDED}. */
    public void post(Reservation reservation, Refund refund, Instant now) {
        List<Posting> postings = List.of(new Posting(
                refund.gatewayKey(),
                reservation.id(),
                Posting.Type.REFUND,
                refund.amount(),
                Sentence.of("folio.refund", refund.reason()),
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now),
                now));
        folios.post(postings);
        if (refund.isAllowance() && !reservation.status().holdsNights()) {
            Money owed = folios.balance(reservation.id(), reservation.currency())
                    .plus(stillToGoBack(reservation))
                    .minus(stillToCome(reservation));
            if (owed.isPositive()) {
                Money forgone = owed.compareTo(refund.amount()) < 0 ? owed : refund.amount();
                folios.post(List.of(allowances.posting(reservation, refund, forgone, now)));
            }
        }
        boolean canceling = reservation.status() == ReservationStatus.CANCELED
                && reservation.paymentStatus() == PaymentStatus.REFUND_PENDING;
        if (!canceling) {
            reservation.noteRefund(refund.amount(), now);
        }
    }

    /** What had been posted for a refund is no longer true: a line of its own takes it back. Before the refund has its next key. */
    public void takeBack(Reservation reservation, Refund refund, String why, Instant now) {
        folios.post(List.of(new Posting(
                refund.gatewayKey() + ":returned",
                reservation.id(),
                Posting.Type.REFUND,
                refund.amount().negated(),
                Sentence.of("folio.refund_returned", why),
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now),
                now)));
    }

    /**
     * Promised, and not on the folio: by the rules, or with an allowance that is there already, because the bank has returned
     * the refund. Without it an allowance would seem covered by money that goes back too.
     */
    private Money stillToGoBack(Reservation reservation) {
        List<Posting> folio = folios.of(reservation.id());
        return payments.refundsOf(reservation.id()).stream()
                .filter(refund ->
                        refund.status() != Refund.Status.SUCCEEDED && refund.status() != Refund.Status.CANCELED)
                .filter(refund -> !refund.isAllowance() || allowances.isPosted(refund, folio))
                .map(Refund::amount)
                .reduce(Money.zero(reservation.currency()), Money::plus);
    }

    /** A fee that is being charged: without it, it would seem forgone. */
    private Money stillToCome(Reservation reservation) {
        return payments.attemptsOf(reservation.id()).stream()
                .filter(attempt -> attempt.isOpen() && attempt.purpose() == PaymentAttempt.Purpose.BALANCE)
                .map(PaymentAttempt::amount)
                .reduce(Money.zero(reservation.currency()), Money::plus);
    }
}
