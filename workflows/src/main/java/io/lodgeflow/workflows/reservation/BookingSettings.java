package io.lodgeflow.workflows.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param paymentWindow how long an unpaid hold lives (requirement W2: 15 minutes)
 * @param gatewayDownWindow how long it lives, counted from the booking, when the payment company could not be reached; never
 *     past the check-in hour of the arrival day
 * @param reinstateWithinDays until the end of which business day after it a no-show can be taken back, while the stay lasts
 * @param paymentPage where a guest pays later; {@code {address}} stands for the {@link ProductAddress}, {@code {reservation}}
 *     for the reservation's id, {@code {key}} for what opens its payment without signing in
 * @param closurePage where a guest chooses when the hotel closes; likewise
 * @param bookingPage where a guest sees and changes a booking; likewise. Every message leads there
 */
@ConfigurationProperties("lodgeflow.booking")
public record BookingSettings(
        @DefaultValue("15m") Duration paymentWindow,
        @DefaultValue("24h") Duration gatewayDownWindow,
        @DefaultValue("1") int reinstateWithinDays,

        @DefaultValue("{address}/bookings/{reservation}/payment?key={key}")
        String paymentPage,

        @DefaultValue("{address}/bookings/{reservation}/closure?key={key}")
        String closurePage,

        @DefaultValue("{address}/my-booking/{reservation}?key={key}")
        String bookingPage) {

    public String paymentLink(ProductAddress address, String reservationId, String key) {
        return filled(address.in(paymentPage), reservationId, key);
    }

    public String closureLink(ProductAddress address, String reservationId, String key) {
        return filled(address.in(closurePage), reservationId, key);
    }

    public String bookingLink(ProductAddress address, String reservationId, String key) {
        return filled(address.in(bookingPage), reservationId, key);
    }

    private static String filled(String page, String reservationId, String key) {
        return page.replace("{reservation}", reservationId).replace("{key}", key);
    }
}
