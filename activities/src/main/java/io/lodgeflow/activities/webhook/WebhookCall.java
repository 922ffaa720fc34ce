package io.lodgeflow.activities.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.lodgeflow.domain.webhook.WebhookAddressPolicy;
import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery;
import io.lodgeflow.domain.webhook.WebhookEndpoints.WebhookEndpoint;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
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

    private static final String NOT_PUBLIC = "is not a public address";

    /**
     * Not the product's clock, which a demo moves: receivers refuse what is minutes away from their own time (Standard
     * Webhooks, "verifying timestamp").
     */
    private static final Clock REAL_TIME = Clock.systemUTC();

    private final WebhookConfiguration.Settings settings;
    private final CloseableHttpAsyncClient http;

    @Autowired
    WebhookCall(WebhookAddressPolicy policy, WebhookConfiguration.Settings settings) {
        this(policy, settings, InetAddress::getAllByName);
    }

    /** What names stand for. */
    interface Names {
        InetAddress[] addressesOf(String name) throws UnknownHostException;
    }

    WebhookCall(WebhookAddressPolicy policy, WebhookConfiguration.Settings settings, Names names) {
        this.settings = settings;
        Timeout patience = Timeout.of(settings.timeout());
        http = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(policy, names))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .build())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .build())
                .setUserAgent("Lodgeflow-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .build();
        http.start();
    }

    @PreDestroy
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    /** The addresses that are checked are those that are called: a name that stands for others a moment later gains nothing. */
    private record CheckedNames(WebhookAddressPolicy policy, Names names) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.addressesOf(host);
            for (InetAddress address : addresses) {
                if (!policy.allows(address)) {
                    throw new UnknownHostException(NOT_PUBLIC);
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    Answer send(WebhookEndpoint endpoint, WebhookDelivery delivery) {
        try {
            Future<Message<HttpResponse, Void>> call = http.execute(
                    request(endpoint, delivery), new BasicResponseConsumer<>(new DiscardingEntityConsumer<>()), null);
            return answer(call, endpoint);
        } catch (WebhookSigningException unsigned) {
            return new Answer(0, "its secret signs nothing");
        }
    }

    private Answer answer(Future<Message<HttpResponse, Void>> call, WebhookEndpoint endpoint) {
        try {
            int status = call.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .getHead()
                    .getCode();
            return status / 100 == 2 ? new Answer(status, "") : new Answer(status, "answered " + status);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            boolean refused = cause instanceof UnknownHostException && NOT_PUBLIC.equals(cause.getMessage());
            // Only what kind of failure it was: what it says may be the receiver's own words.
            return new Answer(
                    0,
                    refused
                            ? endpoint.url().getHost() + " " + NOT_PUBLIC
                            : cause == null ? "no answer" : cause.getClass().getSimpleName());
        } catch (TimeoutException tooLate) {
            call.cancel(true);
            return new Answer(0, "no answer within " + settings.timeout().toSeconds() + " s");
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer(0, "the server was stopped");
        }
    }

    private static AsyncRequestProducer request(WebhookEndpoint endpoint, WebhookDelivery delivery)
            throws WebhookSigningException {
        long seconds = REAL_TIME.instant().getEpochSecond();
        return AsyncRequestBuilder.post(endpoint.url())
                .addHeader("webhook-id", delivery.id())
                .addHeader("webhook-timestamp", Long.toString(seconds))
                .addHeader(
                        "webhook-signature",
                        new Webhook(endpoint.secret()).sign(delivery.id(), seconds, delivery.payload()))
                .setEntity(delivery.payload(), ContentType.APPLICATION_JSON)
                .build();
    }
}
