package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Chargeable;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offer;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * How a booking is paid and what canceling it costs: fixed when it is placed.
 *
 * @param depositPercent share of the price due within the hold; 0 unless the plan asks for a deposit
 * @param datesChangeable whether arrival and departure may be changed
 * @param policyVersion version of the cancellation table that was in force
 */
@Embeddable
public record PaymentTerms(
        @Column(name = "payment_plan") @Enumerated(EnumType.STRING)
        PaymentPlan plan,

        int depositPercent,
        String cancellationPolicy,
        boolean datesChangeable,
        String policyVersion) {

    public static PaymentTerms of(Offer offer, String policyVersion) {
        return new PaymentTerms(
                offer.paymentPlan(),
                offer.depositPercent(),
                offer.cancellationPolicy(),
                offer.datesChangeable(),
                policyVersion);
    }

    /** Paid otherwise than its rate says, without a deposit. */
    public PaymentTerms paidBy(PaymentPlan other) {
        return new PaymentTerms(other, 0, cancellationPolicy, datesChangeable, policyVersion);
    }

    /** The price, or the deposit; all of it where deposit or rest would be less than a card can be charged. */
    public Money dueWithinHold(Money total) {
        Money deposit = total.percent(depositPercent);
        boolean parted = plan == PaymentPlan.DEPOSIT && Chargeable.is(deposit) && Chargeable.is(total.minus(deposit));
        return parted ? deposit : total;
    }
}
