package io.lodgeflow.pages.live;

import io.lodgeflow.engine.time.UtcTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts, for each hotel and booking, the events seen since this node began to look: one small statement for all. Ids are
 * given before they are committed, so a window behind the newest is looked at again.
 */
@Component
class RecentEvents {

    private static final long WINDOW = 500;
    private static final int MOST = 2000;

    private record Seen(long id, String reservationId, String hotelId) {}

    private final JdbcClient jdbc;
    private final Map<String, Long> changes = new HashMap<>();
    private final Map<Long, Boolean> known = new LinkedHashMap<>();
    private long newest = -1;

    RecentEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Looks for new events; called by one thread at a time. */
    synchronized void look() {
        if (newest < 0) {
            newest = jdbc.sql("select coalesce(max(id), 0) from reservation_event")
                    .query(Long.class)
                    .single();
        }
        List<Seen> events = jdbc.sql("""
                select e.id, e.reservation_id, r.hotel_id
                from reservation_event e join reservation r on r.id = e.reservation_id
                where e.id > ? order by e.id limit ?
                """)
                .params(newest - WINDOW, MOST)
                .query(UtcTime.rows(Seen.class))
                .list();
        for (Seen event : events) {
            if (known.putIfAbsent(event.id(), true) == null) {
                changes.merge("booking:" + event.reservationId(), 1L, Long::sum);
                changes.merge("house:" + event.hotelId(), 1L, Long::sum);
            }
            newest = Math.max(newest, event.id());
        }
        known.keySet().removeIf(id -> id < newest - 2 * WINDOW);
    }

    /** How often it has changed; nothing else may be read from the number. */
    synchronized long changesOf(String topic) {
        return changes.getOrDefault(topic, 0L);
    }
}
