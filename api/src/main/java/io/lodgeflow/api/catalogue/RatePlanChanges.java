package io.lodgeflow.api.catalogue;

import io.lodgeflow.api.catalogue.House.Coded;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.reservation.CancellationPolicy;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Adds, changes and removes rate plans. Booked stays keep the terms they were booked under. */
@Component
class RatePlanChanges {

    private final Catalogue catalogue;
    private final House house;
    private final Creations creations;
    private final Identifiers identifiers;
    private final CancellationPolicy policy;
    private final MergePatch patches;
    private final Transactions transactions;
    private final Clock clock;

    RatePlanChanges(
            Catalogue catalogue,
            House house,
            Creations creations,
            Identifiers identifiers,
            CancellationPolicy policy,
            MergePatch patches,
            Transactions transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.house = house;
        this.creations = creations;
        this.identifiers = identifiers;
        this.policy = policy;
        this.patches = patches;
        this.transactions = transactions;
        this.clock = clock;
    }

    String create(String hotelId, RatePlanBody body, IdempotentRequest request) {
        body.refuseFaults(policy);
        String id = identifiers.next("pln");
        Refusal taken = Refusal.conflict("code_taken", "The hotel has or had a rate plan of this code.");
        return creations.create(
                request,
                id,
                () -> {
                    house.hotel(hotelId);
                    Optional<Refusal> refusal = house.refusalOfCode(Coded.RATE_PLAN, hotelId, body.code(), taken);
                    if (refusal.isPresent()) {
                        return Result.refused(refusal.get());
                    }
                    RatePlan plan = new RatePlan(
                            id,
                            hotelId,
                            body.code(),
                            body.name(),
                            body.pricePercent(),
                            body.paymentPlan(),
                            body.cancellationPolicy());
                    plan.askDeposit(body.deposit());
                    catalogue.add(plan);
                    return Result.done(id);
                },
                taken);
    }

    void change(String hotelId, String id, @Nullable Integer seen, ObjectNode patch) {
        transactions.run(() -> {
            RatePlan plan = house.ratePlan(hotelId, id, seen);
            RatePlanBody body = patches.apply(RatePlanBody.of(plan), patch, RatePlanBody.class);
            body.refuseFaults(policy);
            body.refuseOtherCode(plan);
            plan.change(body.name(), body.pricePercent(), body.paymentPlan(), body.cancellationPolicy());
            plan.askDeposit(body.deposit());
        });
    }

    void delete(String hotelId, String id, @Nullable Integer seen) {
        transactions.run(() -> house.ratePlan(hotelId, id, seen).delete(clock.instant()));
    }
}
