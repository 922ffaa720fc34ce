package io.lodgeflow.activities.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.lodgeflow.domain.webhook.WebhookAddressPolicy;
import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery;
import io.lodgeflow.domain.webhook.WebhookEndpoints.WebhookEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * One signed call of a receiver. Answers within the configured time, follows no redirects, reads nothing of the answer's
 * body, and calls no address that the policy does not allow.
 */
@Component
class WebhookCall {

    /**
     * @param status 0 if there was no answer
     * @param error empty if it was taken
     */
    record Answer(int status, String error) {
        boolean isTaken() {
            return error.isEmpty();
        }
    }

    /**
     * Not the product's clock, which a demo moves: receivers refuse what is minutes away from their own time (Standard
     * Webhooks, "verifying timestamp").
     */
    private static final Clock REAL_TIME = Clock.systemUTC();

    private final WebhookAddressPolicy policy;
    private final WebhookConfiguration.Settings settings;
    private final HttpClient http;

    WebhookCall(WebhookAddressPolicy policy, WebhookConfiguration.Settings settings) {
        this.policy = policy;
        this.settings = settings;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Answer send(WebhookEndpoint endpoint, WebhookDelivery delivery) {
        try {
            for (InetAddress address : InetAddress.getAllByName(endpoint.url().getHost())) {
                if (!policy.allows(address)) {
                    return new Answer(0, endpoint.url().getHost() + " is not a public address");
                }
            }
            HttpResponse<Void> answer = http.send(request(endpoint, delivery), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() / 100 == 2
                    ? new Answer(answer.statusCode(), "")
                    : new Answer(answer.statusCode(), "answered " + answer.statusCode());
        } catch (IOException | WebhookSigningException notSent) {
            return new Answer(0, notSent.getClass().getSimpleName() + ": " + notSent.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer(0, "the server was stopped");
        }
    }

    private HttpRequest request(WebhookEndpoint endpoint, WebhookDelivery delivery) throws WebhookSigningException {
        long seconds = REAL_TIME.instant().getEpochSecond();
        return HttpRequest.newBuilder(endpoint.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Lodgeflow-Webhooks")
                .header("webhook-id", delivery.id())
                .header("webhook-timestamp", Long.toString(seconds))
                .header(
                        "webhook-signature",
                        new Webhook(endpoint.secret()).sign(delivery.id(), seconds, delivery.payload()))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.payload()))
                .build();
    }
}
