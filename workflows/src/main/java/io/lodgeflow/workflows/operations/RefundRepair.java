package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.refund.AskForRefund;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives money back without canceling, by the same command as the API. */
@Component
class RefundRepair {

    private final AskForRefund askForRefund;

    RefundRepair(AskForRefund askForRefund) {
        this.askForRefund = askForRefund;
    }

    Result<List<Effect>> preview(RepairSubject subject, Repair.Refund repair) {
        return askForRefund.plan(subject.reservation(), repair.amount()).map(plan -> {
            List<Effect> effects = new ArrayList<>();
            if (plan.needsApproval()) {
                effects.add(Effect.of(
                        Effect.Kind.REFUND,
                        "Waits until another person has approved it, then goes back:",
                        plan.amount()));
            } else {
                effects.add(Effect.of(Effect.Kind.REFUND, "Goes back to where the payment came from:", plan.amount()));
            }
            effects.add(Effect.of(Effect.Kind.STATUS, "The booking stays as it is."));
            effects.add(Effect.of(Effect.Kind.GUEST_TOLD, "The guest is told when the money is on its way."));
            return effects;
        });
    }

    void refund(RepairSubject subject, Repair.Refund repair, String reason, Operator operator) {
        askForRefund
                .ask(subject.id(), null, repair.amount(), reason, operator.actor(), null)
                .orThrow();
    }
}
