package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.money.Money;

/**
 * Port to the company that moves card money. Called outside of any transaction. Every call carries a key: the same key
 * never moves money twice, and a repeated call gets the outcome of the first. Implementations answer in bounded time and
 * report a broken line as {@code Unknown}, never as a decline.
 */
public interface PaymentGateway {

    ChargeOutcome charge(Charge charge);

    RefundOutcome refund(RefundOrder order);

    /** @param paymentToken stands for a card; card numbers never come here */
    record Charge(String key, Money amount, String paymentToken, String reservationId) {}

    /** @param chargeReference what {@link ChargeOutcome.Captured} named */
    record RefundOrder(String key, String chargeReference, Money amount) {}

    sealed interface ChargeOutcome {
        record Captured(String reference) implements ChargeOutcome {}

        /**
         * @param code stable, such as {@code insufficient_funds}
         * @param detail one sentence for the guest
         */
        record Declined(String code, String detail) implements ChargeOutcome {}

        /** Neither known to be paid nor known not to be: ask again with the same key. */
        record Unknown(String cause) implements ChargeOutcome {}
    }

    sealed interface RefundOutcome {
        record Succeeded(String reference) implements RefundOutcome {}

        record Failed(String reason) implements RefundOutcome {}

        record Unknown(String cause) implements RefundOutcome {}
    }
}
