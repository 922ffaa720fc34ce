package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Money taken by the front desk: captured at once, since no gateway is asked. */
@Component
public class HotelPayments {

    private final Payments payments;
    private final Folios folios;
    private final Identifiers identifiers;

    HotelPayments(Payments payments, Folios folios, Identifiers identifiers) {
        this.payments = payments;
        this.folios = folios;
        this.identifiers = identifiers;
    }

    /** Taken, and not stored yet. */
    public PaymentAttempt taken(Reservation reservation, Money amount, PaymentMethod method, Instant now) {
        String means = method.name().toLowerCase(Locale.ROOT);
        PaymentAttempt payment = new PaymentAttempt(
                identifiers.next("pay"),
                reservation.id(),
                PaymentAttempt.Purpose.AT_HOTEL,
                payments.attemptsOf(reservation.id()).size() + 1,
                amount,
                means,
                now);
        payment.capture("at-hotel:" + means, now);
        return payment;
    }

    public void store(PaymentAttempt payment, LocalDate today) {
        payments.add(payment);
        folios.post(List.of(new Posting(
                payment.gatewayKey(),
                payment.reservationId(),
                Posting.Type.PAYMENT,
                payment.amount().negated(),
                Sentence.of("folio.at_hotel", payment.paymentToken().replace('_', ' ')),
                today,
                payment.createdAt())));
    }
}
