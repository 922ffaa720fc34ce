package io.lodgeflow.workflows.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param paymentWindow how long an unpaid hold lives (requirement W2: 15 minutes)
 * @param gatewayDownWindow how long it lives, counted from the booking, when the payment company could not be reached; never
 *     past the check-in hour of the arrival day
 * @param reinstateWithinDays until the end of which business day after it a no-show can be taken back, while the stay lasts
 * @param paymentPage where a guest pays later; {@code {reservation}} stands for the reservation's id, {@code {key}} for what
 *     opens its payment without signing in
 * @param closurePage where a guest chooses when the hotel closes; likewise
 */
@ConfigurationProperties("lodgeflow.booking")
public record BookingSettings(
        @DefaultValue("15m") Duration paymentWindow,
        @DefaultValue("24h") Duration gatewayDownWindow,
        @DefaultValue("1") int reinstateWithinDays,

        @DefaultValue("http://localhost:8080/bookings/{reservation}/payment?key={key}")
        String paymentPage,

        @DefaultValue("http://localhost:8080/bookings/{reservation}/closure?key={key}")
        String closurePage) {

    public String paymentLink(String reservationId, String key) {
        return filled(paymentPage, reservationId, key);
    }

    public String closureLink(String reservationId, String key) {
        return filled(closurePage, reservationId, key);
    }

    private static String filled(String page, String reservationId, String key) {
        return page.replace("{reservation}", reservationId).replace("{key}", key);
    }
}
