package io.lodgeflow.activities.webhook;

import io.lodgeflow.domain.webhook.WebhookDelivery;
import io.lodgeflow.domain.webhook.WebhookEndpoint;
import io.lodgeflow.domain.webhook.WebhookEndpoints;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, outside of any transaction: at least once, twice when the process dies between sending and noting,
 * then with the same {@code webhook-id}. What is not taken (any answer but 2xx) is tried again by the schedule that the
 * Standard Webhooks specification recommends, for three days; 410 Gone ends the endpoint.
 */
@Component
class WebhookDispatch implements BackgroundTask {

    /** Pauses before each further try; after the last one the delivery is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatch.class);
    private static final int BATCH = 25;
    private static final int GONE = 410;
    /** Longer than all calls of a batch take, which are made side by side. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final JdbcWebhookDeliveries deliveries;
    private final WebhookEndpoints endpoints;
    private final WebhookCall call;
    private final Transactions transactions;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WebhookDispatch(
            JdbcWebhookDeliveries deliveries,
            WebhookEndpoints endpoints,
            WebhookCall call,
            Transactions transactions,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.call = call;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String taskName() {
        return "webhook dispatch";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    /** Tries one batch, and says how many were due. */
    @Override
    public int runOnce() {
        Instant now = clock.instant();
        List<WebhookDelivery> due = transactions.call(() -> deliveries.claimDue(now, now.plus(CLAIM), BATCH));
        List<Callable<Boolean>> sendings = due.stream()
                .<Callable<Boolean>>map(delivery -> () -> {
                    send(delivery);
                    return true;
                })
                .toList();
        try {
            threads.invokeAll(sendings);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return due.size();
    }

    private void send(WebhookDelivery delivery) {
        WebhookEndpoint endpoint = endpoints.find(delivery.endpointId()).orElseThrow();
        WebhookCall.Answer answer = call.send(endpoint, delivery, clock.instant());
        if (answer.isTaken()) {
            transactions.run(() -> deliveries.delivered(delivery.id(), answer.status(), clock.instant()));
            return;
        }
        LOG.info("Webhook {} to endpoint {} was not taken: {}", delivery.id(), endpoint.id(), answer.error());
        transactions.run(() -> {
            deliveries.failed(
                    delivery.id(),
                    answer.status() == 0 ? null : answer.status(),
                    answer.error(),
                    nextTry(delivery.tries() + 1));
            if (answer.status() == GONE) {
                endpoints.disable(endpoint.id(), clock.instant());
            }
        });
    }

    /** @param tries made so far */
    private @Nullable Instant nextTry(int tries) {
        return tries > PAUSES.size() ? null : clock.instant().plus(PAUSES.get(tries - 1));
    }
}
