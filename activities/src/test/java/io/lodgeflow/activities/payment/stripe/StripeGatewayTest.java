package io.lodgeflow.activities.payment.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.stripe.net.Webhook;
import io.lodgeflow.activities.payment.GatewayDatabase;
import io.lodgeflow.activities.payment.GatewayWorld;
import io.lodgeflow.activities.payment.PaymentGatewayContract;
import io.lodgeflow.activities.payment.stripe.StripeStub.Trouble;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import io.lodgeflow.engine.transaction.Transactions;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Stripe adapter keeps the contract of the port, and what is peculiar to Stripe. Many wait for an answer that does not come,
 * so they wait side by side, each in a world of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class StripeGatewayTest extends PaymentGatewayContract {

    private static final String WEBHOOK_SECRET = "whsec_of_this_test";

    @Override
    protected GatewayWorld open() {
        return new World();
    }

    private World stripe() {
        return (World) world();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS_BEFORE", "HANGS_AFTER", "RESET_AFTER", "BREAKS", "TOO_MANY", "KEY_IN_USE"})
    void troubleWithTheConfirmationIsUnknownUntilItIsOver(Trouble trouble) {
        stripe().stub.trouble("confirm", trouble);
        ChargeOutcome first = charge("k1", GatewayWorld.Card.GOOD);
        if (trouble != Trouble.RESET_AFTER) { // the JDK itself may repeat a request whose connection broke
            assertThat(first).isInstanceOf(ChargeOutcome.Unknown.class);
        }
        assertThat(charge("k1", GatewayWorld.Card.GOOD)).isInstanceOf(ChargeOutcome.Captured.class);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS_BEFORE", "HANGS_AFTER", "BREAKS", "TOO_MANY", "KEY_IN_USE"})
    void troubleWithTheIntentIsUnknownUntilItIsOver(Trouble trouble) {
        stripe().stub.trouble("payment_intents", trouble);
        assertThat(charge("k1", GatewayWorld.Card.GOOD)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(moved()).isEmpty();
        assertThat(charge("k1", GatewayWorld.Card.GOOD)).isInstanceOf(ChargeOutcome.Captured.class);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS_BEFORE", "HANGS_AFTER", "TOO_MANY", "KEY_IN_USE"})
    void troubleWithARefundIsUnknownUntilItIsOver(Trouble trouble) {
        ChargeOutcome charge = charge("k1", GatewayWorld.Card.GOOD);
        stripe().stub.trouble("refunds", trouble);
        assertThat(refund(charge, "r1", "80.00")).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(refund(charge, "r1", "80.00")).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled", "REFUND r1 80.00 EUR settled");
    }

    @Test
    void oneKeyMovesMoneyOnceThoughStripeHasForgottenItsKeys() {
        ChargeOutcome charge = charge("k1", GatewayWorld.Card.TIMEOUT_AFTER);
        assertThat(charge).isInstanceOf(ChargeOutcome.Unknown.class);
        stripe().stub.forgetKeys();
        ChargeOutcome captured = charge("k1", GatewayWorld.Card.GOOD);
        refund(captured, "r1", "80.00");
        stripe().stub.forgetKeys();
        refund(captured, "r1", "80.00");
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled", "REFUND r1 80.00 EUR settled");
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS_BEFORE", "HANGS_AFTER", "BREAKS", "TOO_MANY"})
    void troubleWithClosingIsUnknownUntilItIsOver(Trouble trouble) {
        charge("k1", GatewayWorld.Card.NEEDS_ACTION);
        stripe().stub.trouble("cancel", trouble);
        assertThat(world().gateway().close("k1")).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(charge("k1", GatewayWorld.Card.GOOD)).isNotInstanceOf(ChargeOutcome.Captured.class);
        assertThat(world().gateway().close("k1")).isEqualTo(new CloseOutcome.Closed());
    }

    @ParameterizedTest
    @CsvSource({"401, Unavailable", "403, Unavailable", "500, Unknown", "503, Unknown", "429, Unknown", "409, Unknown"})
    void whatStripeAnswersIsNeverTakenForADecline(int status, String outcome) {
        stripe().answerAll(status);
        assertThat(charge("k1", GatewayWorld.Card.GOOD).getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(world().gateway().look("k1")).isEmpty();
        assertThatThrownBy(this::moved).isInstanceOf(PaymentGateway.GatewayFailure.class);
        assertThatThrownBy(() -> world().gateway().lookDispute("dp_1"))
                .isInstanceOf(PaymentGateway.GatewayFailure.class);
    }

    @Test
    void currenciesThatStripeCountsInItsOwnWay() {
        for (String money : new String[] {"15000 KRW", "1000 JPY", "12.34 USD", "5000 ISK", "20000 UGX", "1.250 KWD"}) {
            String[] parts = money.split(" ", -1);
            Money amount = Money.parse(parts[0], parts[1]);
            assertThat(StripeAmounts.fromStripe(StripeAmounts.toStripe(amount), parts[1]))
                    .isEqualTo(amount);
        }
        assertThat(StripeAmounts.toStripe(Money.parse("15000", "KRW"))).isEqualTo(15_000);
        assertThat(StripeAmounts.toStripe(Money.parse("5000", "ISK"))).isEqualTo(500_000);
    }

    @Test
    void aSignatureOfTenMinutesAgoIsRefused() {
        world().decide(((ChargeOutcome.Pending) charge("k1", GatewayWorld.Card.NEEDS_ACTION)).reference(), true);
        String body = stripe().lastBody;
        assertThat(world().webhook().read(body, header -> sign(body, NOW.getEpochSecond() - 600)))
                .isInstanceOf(io.lodgeflow.domain.result.Result.Refused.class);
        assertThat(world().webhook().read("{}", header -> sign("{}", NOW.getEpochSecond())))
                .isInstanceOf(io.lodgeflow.domain.result.Result.Refused.class);
    }

    private static String sign(String body, long seconds) {
        try {
            return Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET, seconds);
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static final class World implements GatewayWorld {

        /** Only what hangs on purpose takes so long. */
        private static final Duration SOON = Duration.ofSeconds(3);

        final StripeStub stub = new StripeStub(NOW.getEpochSecond());
        String lastBody = "";

        private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .http2PlainDisabled(true)
                .extensions(stub));
        private final AnnotationConfigApplicationContext context = GatewayDatabase.context();
        private final StripeGateway gateway;

        World() {
            server.start();
            server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("stripe")));
            context.refresh();
            gateway = gateway(settings(URI.create(server.baseUrl()), SOON));
            // The first call of a JVM loads the client and the server; that it takes long says nothing.
            gateway(settings(URI.create(server.baseUrl()), Duration.ofMinutes(1)))
                    .lookDispute("never-heard-of");
        }

        private StripeGateway gateway(StripeSettings settings) {
            return new StripeGateway(
                    StripeConfiguration.client(settings),
                    () -> "https://hotel.example/",
                    new StripeIntents(
                            context.getBean(JdbcClient.class),
                            context.getBean(Transactions.class),
                            context.getBean(Clock.class)));
        }

        private static StripeSettings settings(URI address, Duration readTimeout) {
            return new StripeSettings(
                    address,
                    "sk_test_of_this_test",
                    WEBHOOK_SECRET,
                    URI.create("https://hotel.example/"),
                    readTimeout,
                    readTimeout);
        }

        void answerAll(int status) {
            server.resetAll();
            server.stubFor(any(anyUrl())
                    .willReturn(aResponse()
                            .withStatus(status)
                            .withBody("{\"error\": {\"type\": \"api_error\", \"message\": \"no\"}}")));
        }

        @Override
        public PaymentGateway gateway() {
            return gateway;
        }

        @Override
        public String token(Card card) {
            return switch (card) {
                case GOOD -> "pm_good";
                case DECLINED -> "pm_declined";
                case INSUFFICIENT_FUNDS -> "pm_insufficient_funds";
                case EXPIRED -> "pm_expired";
                case UNKNOWN_TO_THE_GATEWAY -> "nonsense";
                case NEEDS_ACTION -> "pm_needs_action";
                case DECIDED_LATE -> "pm_late";
                case TIMEOUT_BEFORE -> once("confirm", Trouble.HANGS_BEFORE, "pm_timeout_before");
                case TIMEOUT_AFTER -> once("confirm", Trouble.HANGS_AFTER, "pm_timeout_after");
                case REFUND_PENDING -> "pm_refund_pending";
                case REFUND_TIMEOUT_AFTER -> once("refunds", Trouble.HANGS_AFTER, "pm_refund_timeout_after");
            };
        }

        private final Map<String, Integer> troubled = new java.util.HashMap<>();

        /** Every odd use of the token goes wrong: the first order of a test does, its repetition does not. */
        private String once(String path, Trouble trouble, String token) {
            if (troubled.merge(token, 1, Integer::sum) % 2 == 1) {
                stub.trouble(path, trouble);
            }
            return token;
        }

        @Override
        public PaymentGateway unreachable() {
            WireMockServer gone = new WireMockServer(
                    WireMockConfiguration.options().dynamicPort().http2PlainDisabled(true));
            gone.start();
            URI address = URI.create(gone.baseUrl());
            gone.stop();
            return gateway(settings(address, SOON));
        }

        @Override
        public String tokenWhenUnreachable() {
            return "pm_good";
        }

        @Override
        public void decide(String reference, boolean granted) {
            lastBody = stub.event(stub.decide(reference, granted), reference);
        }

        @Override
        public void refundByHand(String chargeReference, String amount) {
            lastBody = stub.event("refund.created", stub.refundByHand(chargeReference, amount.replace(".", "")));
        }

        @Override
        public String dispute(String chargeReference) {
            String dispute = stub.dispute(chargeReference);
            lastBody = stub.event("charge.dispute.created", dispute);
            return dispute;
        }

        @Override
        public String inquire(String chargeReference) {
            return stub.inquire(chargeReference);
        }

        @Override
        public GatewayWebhook webhook() {
            return new StripeWebhook(
                    JsonMapper.builder().build(),
                    settings(URI.create(server.baseUrl()), SOON),
                    context.getBean(Clock.class));
        }

        @Override
        public Delivery lastEvent() {
            return new Delivery(lastBody, Map.of(StripeWebhook.HEADER, sign(lastBody, NOW.getEpochSecond())));
        }

        @Override
        public void close() {
            server.stop();
            context.close();
        }
    }
}
