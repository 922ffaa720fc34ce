package io.lodgeflow.scenarios.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.Deployments;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations changes the cancellation table: who has booked keeps the rules of that day (W11, I5). */
class PolicyVersionTimelineTest extends Story {

    private static final String TABLE = "cancellation-policy.dmn";

    private final TestHotel hotel = hotel(3, 1);
    private final LocalDate arrival = hotel.today().plusDays(10);
    private final String original = table();

    @AfterEach
    void asBefore() {
        deploy(original);
        assertBooksAreRight();
    }

    @Test
    void aChangedTableHoldsForNewBookingsOnly() {
        String before = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        deploy(original.replace(
                "<outputEntry id=\"OneToSixDaysPercent\"><text>50</text>",
                "<outputEntry id=\"OneToSixDaysPercent\"><text>80</text>"));
        String after = paid(guest, hotel.wish("standard", "flexible", arrival, 2));

        travelTo(hotel, arrival.minusDays(3), "12:00");
        assertThat(refundPercent(before)).isEqualTo(50);
        assertThat(refundPercent(after)).isEqualTo(80);

        cancel(guest, before);
        cancel(guest, after);
        assertThat(moved(before)).isEqualTo(10_000);
        assertThat(moved(after)).isEqualTo(4_000);

        deploy(original);
        LocalDate soon = hotel.today().plusDays(3);
        assertThat(refundPercent(paid(guest, hotel.wish("standard", "flexible", soon, 2))))
                .isEqualTo(50);
    }

    private int refundPercent(String id) {
        return guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null)
                .json()
                .at("/refundPercent")
                .asInt();
    }

    private void deploy(String dmn) {
        lodgeflow.bean(Deployments.class).deploy("changed by operations", Map.of(TABLE, dmn));
        advance(Duration.ofMinutes(1));
    }

    private static String table() {
        try (InputStream table = PolicyVersionTimelineTest.class.getResourceAsStream("/decisions/" + TABLE)) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
