package io.lodgeflow.simulator;

import io.lodgeflow.domain.payment.GatewayInbox;
import io.lodgeflow.domain.payment.PaymentGateway;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Mistakes that are put before the product's ports for one run, to see that the simulator finds them.
 *
 * @param gateway what the product takes for the gateway
 * @param inbox what the product takes for the stored events; it forgets when the process dies
 */
record Plants(UnaryOperator<PaymentGateway> gateway, BiFunction<GatewayInbox, ProcessLife, GatewayInbox> inbox) {

    static final Plants NONE = new Plants(UnaryOperator.identity(), (real, life) -> real);

    static Plants inGateway(UnaryOperator<PaymentGateway> mistake) {
        return new Plants(mistake, NONE.inbox());
    }

    static Plants inInbox(BiFunction<GatewayInbox, ProcessLife, GatewayInbox> mistake) {
        return new Plants(UnaryOperator.identity(), mistake);
    }
}
