package io.lodgeflow.simulator;

import io.lodgeflow.activities.payment.GatewayAdapter;
import io.lodgeflow.domain.payment.GatewayInbox;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.engine.time.LodgeflowClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** What stands in for the world around the product: ids, clock, death, and the gateway and mistakes of the present run. */
@Configuration(proxyBeanMethods = false)
class SimulatedWorld {

    /** A Monday, months away from any change of daylight saving time. */
    static final Instant START = Instant.parse("2026-06-01T08:00:00Z");

    @Bean
    static ProcessLife processLife() {
        return new ProcessLife();
    }

    @Bean
    @Primary
    static SeededIdentifiers seededIdentifiers() {
        return new SeededIdentifiers();
    }

    @Bean
    @Primary
    static SeededPauses seededPauses() {
        return new SeededPauses();
    }

    @Bean
    static BeanPostProcessor simulated(ProcessLife life) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case PlatformTransactionManager real -> new MortalTransactions(real, life);
                    case LodgeflowClock clock -> {
                        clock.stopAt(START);
                        yield clock;
                    }
                    default -> bean;
                };
            }
        };
    }

    @Bean
    OfTheRun<PaymentGateway> gatewayOfTheRun() {
        return new OfTheRun<>();
    }

    @Bean
    OfTheRun<GatewayInbox> inboxOfTheRun() {
        return new OfTheRun<>();
    }

    @Bean
    GatewayAdapter simulatedGateway(OfTheRun<PaymentGateway> ofTheRun) {
        return new GatewayOfTheRun(ofTheRun);
    }

    @Bean
    SimulatedWebhook simulatedWebhook() {
        return new SimulatedWebhook();
    }

    @Bean
    @Primary
    GatewayInbox simulatedInbox(OfTheRun<GatewayInbox> ofTheRun) {
        return new GatewayInbox() {
            @Override
            public void add(GatewayEvent event) {
                ofTheRun.get().add(event);
            }
        };
    }

    @Bean
    PortsOfTheRun portsOfTheRun(
            OfTheRun<PaymentGateway> gateway,
            OfTheRun<GatewayInbox> inbox,
            @Qualifier("gatewayInboxWork") GatewayInbox stored) {
        return new PortsOfTheRun(gateway, inbox, stored);
    }

    /** The gateway and the inbox of the present run; the inbox is made of the product's own. */
    record PortsOfTheRun(OfTheRun<PaymentGateway> gateway, OfTheRun<GatewayInbox> inbox, GatewayInbox stored) {
        void use(PaymentGateway newGateway, UnaryOperator<GatewayInbox> newInbox) {
            gateway.set(newGateway);
            inbox.set(newInbox.apply(stored));
        }
    }

    /** What is another one in each run of the same context. */
    static final class OfTheRun<T> implements Supplier<T> {
        private Optional<T> present = Optional.empty();

        void set(T value) {
            present = Optional.of(value);
        }

        @Override
        public T get() {
            return present.orElseThrow();
        }
    }

    /** Its outages are none to the circuit breaker before it, which would carry them from one run into the next. */
    private record GatewayOfTheRun(OfTheRun<PaymentGateway> present) implements GatewayAdapter {
        @Override
        public boolean isOutage(Object outcome) {
            return false;
        }

        @Override
        public String name() {
            return SimulatedGateway.NAME;
        }

        @Override
        public ChargeOutcome charge(Charge charge) {
            return present.get().charge(charge);
        }

        @Override
        public PaymentGateway.SetupOutcome setUp(PaymentGateway.CardSetup setup) {
            return present.get().setUp(setup);
        }

        @Override
        public Optional<ChargeOutcome> look(String key) {
            return present.get().look(key);
        }

        @Override
        public CloseOutcome close(String key) {
            return present.get().close(key);
        }

        @Override
        public RefundOutcome refund(RefundOrder order) {
            return present.get().refund(order);
        }

        @Override
        public Optional<RefundOutcome> lookRefund(RefundOrder order) {
            return present.get().lookRefund(order);
        }

        @Override
        public List<PaymentGateway.Movement> refundsOf(String chargeReference) {
            return present.get().refundsOf(chargeReference);
        }

        @Override
        public Optional<Dispute> lookDispute(String reference) {
            return present.get().lookDispute(reference);
        }

        @Override
        public List<Movement> movements(Instant from, Instant to) {
            return present.get().movements(from, to);
        }
    }
}
