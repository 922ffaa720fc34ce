package io.lodgeflow.api.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;

/**
 * Terms of sale as callers read them.
 *
 * @param pricePercent share of the calendar's price
 * @param paymentPlan prepaid: the whole price within the payment deadline; pay_at_hotel: confirmed at once; deposit: a
 *     share within the payment deadline, the rest at check-out
 * @param depositPercent that share; 0 for other plans
 * @param cancellationPolicy rule set of the cancellation table
 */
record RatePlanView(
        String id,
        String hotelId,
        String code,
        String name,
        int pricePercent,
        PaymentPlan paymentPlan,
        int depositPercent,
        String cancellationPolicy,
        @JsonIgnore int version) {}
