package io.lodgeflow.api.booking;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.stay.HouseTimes;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * The hours of each house, remembered for a minute: every view of a reservation needs them to say what is allowed now,
 * and they change a few times a year. Commands do not look here.
 */
@Component
class KnownHouseTimes {

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private record Known(HouseTimes times, long since) {}

    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();
    private final Catalogue catalogue;

    KnownHouseTimes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws java.util.NoSuchElementException if there is no such hotel */
    HouseTimes of(String hotelId) {
        long now = System.nanoTime();
        Known last = known.get(hotelId);
        if (last == null || now - last.since() > KEPT_NANOS) {
            last = new Known(catalogue.hotel(hotelId).orElseThrow().times(), now);
            known.put(hotelId, last);
        }
        return last.times();
    }
}
