package io.lodgeflow.simulator;

import io.lodgeflow.domain.payment.GatewayInbox;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.PaymentGateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mistakes that booking systems make with money, put between the product and its ports. */
final class Mistakes {

    private Mistakes() {}

    /**
     * Releases the room before the gateway's session is closed: what is not decided at the third call counts as not paid, and a
     * closing is confirmed without being made.
     */
    static PaymentGateway releaseBeforeClose(PaymentGateway real) {
        Map<String, Integer> calls = new HashMap<>();
        return new Passing(real) {
            @Override
            public ChargeOutcome charge(Charge charge) {
                ChargeOutcome outcome = super.charge(charge);
                boolean undecided =
                        !(outcome instanceof ChargeOutcome.Captured) && !(outcome instanceof ChargeOutcome.Declined);
                return undecided && calls.merge(charge.key(), 1, Integer::sum) >= 3
                        ? new ChargeOutcome.Declined("session_expired", "The time to pay is over.")
                        : outcome;
            }

            @Override
            public CloseOutcome close(String key) {
                return new CloseOutcome.Closed();
            }
        };
    }

    /** Takes an unknown outcome for a failed one, and tries the charge again as a new one. */
    static PaymentGateway retryWithNewKey(PaymentGateway real) {
        Map<String, Integer> tries = new HashMap<>();
        return new Passing(real) {
            @Override
            public ChargeOutcome charge(Charge charge) {
                int number = tries.getOrDefault(charge.key(), 1);
                String key = number == 1 ? charge.key() : charge.key() + ":try:" + number;
                ChargeOutcome outcome =
                        super.charge(new Charge(key, charge.amount(), charge.paymentToken(), charge.reservationId()));
                if (outcome instanceof ChargeOutcome.Unknown) {
                    tries.put(charge.key(), number + 1);
                }
                return outcome;
            }
        };
    }

    /** Orders a refund anew when the answer to the first order was lost. */
    static PaymentGateway refundTwice(PaymentGateway real) {
        Map<String, Integer> tries = new HashMap<>();
        return new Passing(real) {
            @Override
            public RefundOutcome refund(RefundOrder order) {
                int number = tries.getOrDefault(order.key(), 1);
                String key = number == 1 ? order.key() : order.key() + ":try:" + number;
                RefundOutcome outcome = super.refund(new RefundOrder(key, order.chargeReference(), order.amount()));
                if (outcome instanceof RefundOutcome.Unknown) {
                    tries.put(order.key(), number + 1);
                }
                return outcome;
            }
        };
    }

    /** Acknowledges an event when it has only been remembered, and stores it with the next one. */
    static GatewayInbox acknowledgeBeforeStore(GatewayInbox real, ProcessLife life) {
        List<GatewayEvent> remembered = new ArrayList<>();
        life.onDeath(remembered::clear);
        return event -> {
            List<GatewayEvent> now = List.copyOf(remembered);
            remembered.clear();
            remembered.add(event);
            now.forEach(real::add);
        };
    }

    /** A gateway through which everything goes. */
    private static class Passing implements PaymentGateway {

        private final PaymentGateway real;

        Passing(PaymentGateway real) {
            this.real = real;
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public ChargeOutcome charge(Charge charge) {
            return real.charge(charge);
        }

        @Override
        public SetupOutcome setUp(CardSetup setup) {
            return real.setUp(setup);
        }

        @Override
        public Optional<ChargeOutcome> look(String key) {
            return real.look(key);
        }

        @Override
        public CloseOutcome close(String key) {
            return real.close(key);
        }

        @Override
        public RefundOutcome refund(RefundOrder order) {
            return real.refund(order);
        }

        @Override
        public Optional<RefundOutcome> lookRefund(RefundOrder order) {
            return real.lookRefund(order);
        }

        @Override
        public List<Movement> refundsOf(String chargeReference) {
            return real.refundsOf(chargeReference);
        }

        @Override
        public Optional<Dispute> lookDispute(String reference) {
            return real.lookDispute(reference);
        }

        @Override
        public List<Movement> movements(Instant from, Instant to) {
            return real.movements(from, to);
        }
    }
}
