package io.lodgeflow.simulator;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.refund.AskForRefund;
import io.lodgeflow.workflows.refund.DecideRefund;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;

/** People of the hotel who give money back beyond the rules, decide on each other's refunds, and settle those that failed. */
final class Staff {

    private static final Actor DESK = new Actor("front_desk:usr_desk");
    private static final Actor CHIEF = new Actor("hotel_admin:usr_chief");
    private static final Currency EURO = Currency.getInstance("EUR");

    private final Product product;
    private final Chance chance;
    private final StepLog log;

    Staff(Product product, Chance chance, StepLog log) {
        this.product = product;
        this.chance = chance;
        this.log = log;
    }

    void act(String reservationId) {
        List<String> refunds =
                product.texts("select id from refund where status in ('REQUESTED', 'FAILED') order by id");
        if (refunds.isEmpty() || chance.oneIn(3)) {
            askForRefund(reservationId);
        } else {
            decide(chance.of(refunds));
        }
    }

    private void askForRefund(String reservationId) {
        Money amount = new Money(100L * (1 + chance.below(chance.oneIn(3) ? 700 : 60)), EURO);
        tell(
                "staff asks for a refund of " + amount + " for " + reservationId,
                () -> product.bean(AskForRefund.class).ask(reservationId, null, amount, "goodwill", DESK, null));
    }

    private void decide(String refundId) {
        DecideRefund decide = product.bean(DecideRefund.class);
        switch (chance.below(6)) {
            case 0 -> tell("reject " + refundId, () -> decide.reject(refundId, "not deserved", CHIEF));
            case 1 -> tell("withdraw " + refundId, () -> decide.cancel(refundId, DESK));
            case 2 -> tell("settle " + refundId + " by hand", () -> decide.settleByHand(refundId, "bank 1", CHIEF));
            case 3 -> tell("try " + refundId + " again", () -> decide.retry(refundId, CHIEF));
            default -> tell("approve " + refundId, () -> decide.approve(refundId, CHIEF));
        }
    }

    private void tell(String what, Supplier<Result<String>> command) {
        log.step(what);
        log.detail(Guests.told(command.get()));
    }
}
