package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.reservation.CancellationPolicy;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rate plan as it is created, and as it looks to a merge patch.
 *
 * @param code unique within the hotel; never changes
 * @param depositPercent share of the price due within the hold; for DEPOSIT plans only
 * @param cancellationPolicy name by which the cancellation table finds the rules, such as FLEXIBLE or NON_REFUNDABLE; a
 *     name that the table does not know is refused
 */
record RatePlanBody(
        @NotNull @Pattern(regexp = RoomTypeBody.CODE, message = RoomTypeBody.CODE_RULE)
        String code,

        @NotNull @Text(max = 200) String name,
        @NotNull @Min(1) @Max(200) Integer pricePercent,
        @NotNull PaymentPlan paymentPlan,
        @Nullable @Min(0) @Max(99) Integer depositPercent,

        @NotNull @Pattern(regexp = "[A-Z0-9_]{1,40}", message = "must be the name of a rule set, such as FLEXIBLE")
        String cancellationPolicy) {

    /** Far enough before arrival for every rule set to have a line. */
    private static final int SOME_DAYS = 30;

    static RatePlanBody of(RatePlan plan) {
        return new RatePlanBody(
                plan.code(),
                plan.name(),
                plan.pricePercent(),
                plan.paymentPlan(),
                plan.depositPercent(),
                plan.cancellationPolicy());
    }

    int deposit() {
        return depositPercent == null ? 0 : depositPercent;
    }

    void refuseFaults(CancellationPolicy policy) {
        new Faults()
                .body(
                        (paymentPlan == PaymentPlan.DEPOSIT) != (deposit() > 0),
                        "/depositPercent",
                        "deposit_plan",
                        "A DEPOSIT plan asks for 1 to 99 percent, every other plan for none.")
                .body(
                        !isKnown(policy),
                        "/cancellationPolicy",
                        "unknown_policy",
                        "The cancellation table has no such rule set.")
                .refuseIfAny();
    }

    void refuseOtherCode(RatePlan plan) {
        new Faults()
                .body(!code.equals(plan.code()), "/code", "immutable", "A rate plan's code never changes.")
                .refuseIfAny();
    }

    private boolean isKnown(CancellationPolicy policy) {
        try {
            policy.decide(policy.currentVersion(), cancellationPolicy, SOME_DAYS);
            return true;
        } catch (IllegalStateException noLineOfThatName) {
            return false;
        }
    }
}
