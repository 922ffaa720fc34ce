package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.payment.GatewayInbox;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in what a gateway tells. The event is stored when this answers, so the gateway may be told that it has arrived; what
 * follows from it is done in the background. An event that comes again is stored once.
 */
@Component
public class ReceiveGatewayEvent {

    private final List<GatewayWebhook> webhooks;
    private final GatewayInbox inbox;
    private final Transactions transactions;
    private final WakeUp wakeUp;

    ReceiveGatewayEvent(List<GatewayWebhook> webhooks, GatewayInbox inbox, Transactions transactions, WakeUp wakeUp) {
        this.webhooks = List.copyOf(webhooks);
        this.inbox = inbox;
        this.transactions = transactions;
        this.wakeUp = wakeUp;
    }

    /**
     * @param gateway which one it claims to be
     * @return the id of the event; refused when there is no such gateway here, or its signature is wrong
     */
    public Result<String> receive(String gateway, String body, Function<String, @Nullable String> header) {
        Optional<GatewayWebhook> webhook = webhooks.stream()
                .filter(candidate -> candidate.gateway().equals(gateway))
                .findFirst();
        if (webhook.isEmpty()) {
            return Result.refused(Refusal.notFound("gateway", gateway));
        }
        return webhook.get().read(body, header).map(event -> {
            store(event);
            return event.id();
        });
    }

    private void store(GatewayEvent event) {
        transactions.run(() -> {
            inbox.add(event);
            wakeUp.afterCommit();
        });
    }
}
