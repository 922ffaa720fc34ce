package io.lodgeflow.activities.payment.inbox;

import io.lodgeflow.activities.event.GrowingPause;
import io.lodgeflow.activities.payment.inbox.JdbcGatewayInbox.Waiting;
import io.lodgeflow.domain.payment.GatewayEvent;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works the inbox off. For each event the gateway is asked how its subject stands now, outside of any transaction; then the
 * effects and the mark that it is processed commit together. So an event has its effects once, whenever the process dies,
 * however many nodes work and in whatever order events come. What the gateway cannot answer yet, or what fails, is tried again
 * after a growing pause and holds nothing else up.
 */
@Component
public class GatewayInboxWork implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayInboxWork.class);
    private static final int BATCH = 64;
    private static final GrowingPause PAUSE = new GrowingPause(Duration.ofSeconds(1), Duration.ofMinutes(10));

    private final JdbcGatewayInbox inbox;
    private final GatewayInquiry inquiry;
    private final List<GatewayNewsEffect> effects;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator unevenness;

    GatewayInboxWork(
            JdbcGatewayInbox inbox,
            GatewayInquiry inquiry,
            List<GatewayNewsEffect> effects,
            Transactions transactions,
            Clock clock,
            RandomGenerator unevenness) {
        this.inbox = inbox;
        this.inquiry = inquiry;
        this.effects = List.copyOf(effects);
        this.transactions = transactions;
        this.clock = clock;
        this.unevenness = unevenness;
    }

    @Override
    public String taskName() {
        return "gateway events";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    /** How many events were looked at, whatever became of them; 0 when none is due. */
    @Override
    public int runOnce() {
        List<Waiting> due = transactions.read(() -> inbox.due(BATCH));
        due.forEach(this::work);
        return due.size();
    }

    private void work(Waiting waiting) {
        GatewayEvent event = waiting.event();
        try {
            switch (inquiry.askAbout(event)) {
                case GatewayInquiry.Learned learned -> process(event, learned);
                case GatewayInquiry.NothingToDo nothing ->
                    transactions.run(() -> inbox.markProcessed(event, nothing.why()));
                case GatewayInquiry.NotKnownYet notYet -> later(waiting, notYet.why());
            }
        } catch (RuntimeException failure) {
            LOG.warn("gateway event {} of {} failed, it will be repeated", event.id(), event.gateway(), failure);
            later(waiting, failure.toString());
        }
    }

    private void process(GatewayEvent event, GatewayInquiry.Learned learned) {
        transactions.run(() -> {
            if (inbox.markProcessed(event, "done")) {
                effects.forEach(effect -> effect.on(learned.news()));
            }
        });
    }

    private void later(Waiting waiting, String why) {
        transactions.run(() -> inbox.tryAgain(
                waiting.event(), clock.instant().plus(PAUSE.after(waiting.attempts() + 1, unevenness)), why));
    }
}
