package io.lodgeflow.activities.webhook;

import io.lodgeflow.activities.event.ReservationEventListener;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.webhook.WebhookDeliveries;
import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery;
import io.lodgeflow.domain.webhook.WebhookEndpoints;
import io.lodgeflow.domain.webhook.WebhookEndpoints.WebhookEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a delivery for each endpoint that hears of an event, in the transaction that publishes it: each endpoint hears of
 * each event once, or again by the same id. The body names ids and states only; who may know more reads the reservation.
 */
@Component
class TellEndpoints implements ReservationEventListener {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final Reservations reservations;
    private final Identifiers identifiers;
    private final Clock clock;

    TellEndpoints(
            WebhookEndpoints endpoints,
            WebhookDeliveries deliveries,
            Reservations reservations,
            Identifiers identifiers,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.reservations = reservations;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public void on(List<Published> events) {
        List<WebhookEndpoint> active = endpoints.active(null);
        if (!active.isEmpty()) {
            events.forEach(published -> tell(active, published.id(), published.event()));
        }
    }

    private void tell(List<WebhookEndpoint> active, long eventId, ReservationEvent event) {
        String type = "reservation." + event.type().name().toLowerCase(Locale.ROOT);
        Reservation reservation = reservations.find(event.reservationId()).orElseThrow();
        for (WebhookEndpoint endpoint : active) {
            if (endpoint.hears(type, reservation.hotelId())) {
                Instant now = clock.instant();
                deliveries.add(
                        new WebhookDelivery(
                                identifiers.next("msg"),
                                endpoint.id(),
                                type,
                                JSON.writeValueAsString(body(type, event, reservation)),
                                WebhookDelivery.Status.WAITING,
                                0,
                                now,
                                now,
                                null,
                                null,
                                null),
                        "event-" + eventId);
            }
        }
    }

    private static Map<String, Object> body(String type, ReservationEvent event, Reservation reservation) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reservationId", reservation.id());
        data.put("confirmationNumber", reservation.confirmationNumber());
        data.put("hotelId", reservation.hotelId());
        if (reservation.clientReference() != null) {
            data.put("clientReference", reservation.clientReference());
        }
        if (event.to() != null) {
            data.put("status", event.to().name().toLowerCase(Locale.ROOT));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", event.at().toString());
        body.put("data", data);
        return body;
    }
}
