package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.activities.payment.GatewayDatabase;
import io.lodgeflow.activities.payment.GatewayWorld;
import io.lodgeflow.activities.payment.PaymentGatewayContract;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewayInbox;
import io.lodgeflow.domain.payment.GatewaySandbox.SandboxEvent;
import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.workflows.payment.ReceiveGatewayEvent;
import io.lodgeflow.workflows.reservation.ProductAddress;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox gateway keeps the contract of the port, on the database of the run. */
class SandboxGatewayTest extends PaymentGatewayContract {

    @Override
    protected GatewayWorld open() {
        return new World();
    }

    private static final class World implements GatewayWorld {

        private final AnnotationConfigApplicationContext context = GatewayDatabase.context();

        World() {
            context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
            context.registerBean(GatewayInbox.class, () -> event -> {});
            context.register(ReceiveGatewayEvent.class, ProductAddress.class);
            PlayMoney.wanted(context);
            context.scan("io.lodgeflow.activities.payment.sandbox");
            context.refresh();
        }

        @Override
        public PaymentGateway gateway() {
            return context.getBean(SandboxGateway.class);
        }

        @Override
        public String token(Card card) {
            return switch (card) {
                case GOOD -> "tok_ok";
                case DECLINED -> "tok_declined";
                case INSUFFICIENT_FUNDS -> "tok_insufficient_funds";
                case EXPIRED -> "tok_expired_card";
                case UNKNOWN_TO_THE_GATEWAY -> "tok_nonsense";
                case NEEDS_ACTION -> "tok_needs_action";
                case DECIDED_LATE -> "tok_late_capture";
                case TIMEOUT_BEFORE -> "tok_timeout_before";
                case TIMEOUT_AFTER -> "tok_timeout_after";
                case REFUND_PENDING -> "tok_refund_pending";
                case REFUND_TIMEOUT_AFTER -> "tok_refund_timeout_after";
            };
        }

        @Override
        public PaymentGateway unreachable() {
            return gateway();
        }

        @Override
        public String tokenWhenUnreachable() {
            return "tok_gateway_down";
        }

        @Override
        public void decide(String reference, boolean granted) {
            context.getBean(SandboxBank.class).decide(reference, granted, true).orThrow();
        }

        @Override
        public void refundByHand(String chargeReference, String amount) {
            context.getBean(SandboxBank.class)
                    .refund(chargeReference, Money.parse(amount, "EUR"))
                    .orThrow();
        }

        @Override
        public String dispute(String chargeReference) {
            return context.getBean(SandboxBank.class)
                    .openDispute(chargeReference, "fraudulent")
                    .orThrow()
                    .reference();
        }

        @Override
        public String inquire(String chargeReference) {
            return context.getBean(SandboxBank.class)
                    .openDispute(chargeReference, null, "fraudulent", true)
                    .orThrow()
                    .reference();
        }

        @Override
        public GatewayWebhook webhook() {
            return context.getBean(SandboxWebhook.class);
        }

        @Override
        public Delivery lastEvent() {
            SandboxEvent event = context.getBean(SandboxBank.class).events().getFirst();
            SandboxWebhook webhook = context.getBean(SandboxWebhook.class);
            String body = webhook.write(event);
            return new Delivery(body, Map.of(SandboxWebhook.HEADER, webhook.sign(body)));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
