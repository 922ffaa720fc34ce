package io.lodgeflow.pages.find;

import io.lodgeflow.engine.time.UtcTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each of many bookings waits, since when, and until when at the latest. Constants instead of joins, as in the search. */
@Component
class Waits {

    private final JdbcClient jdbc;

    Waits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param until when the next timer of its workflow falls due; absent: none will, or it is suspended */
    record Wait(String step, Instant since, @Nullable Instant until, boolean suspended) {}

    private record Place(
            String booking, boolean suspended, @Nullable Instant until) {}

    /** By booking; those whose workflow has ended are left out. */
    Map<String, List<Wait>> of(Collection<String> bookings) {
        Map<String, Place> places = new HashMap<>();
        Map<String, List<Wait>> waits = new HashMap<>();
        if (bookings.isEmpty()) {
            return waits;
        }
        jdbc.sql("select instance_id, business_key, suspended from engine_instance where business_key in (:ids)")
                .param("ids", bookings)
                .query(row -> {
                    places.put(row.getString(1), new Place(row.getString(2), row.getBoolean(3), null));
                });
        if (places.isEmpty()) {
            return waits;
        }
        jdbc.sql("""
                select instance_id, min(due_at) as due_at from engine_job
                where instance_id in (:instances) and timer and tries_left > 0 group by instance_id
                """).param("instances", places.keySet()).query(row -> {
            Instant due = UtcTime.read(row, "due_at");
            places.computeIfPresent(
                    row.getString("instance_id"),
                    (id, place) -> new Place(place.booking(), place.suspended(), place.suspended() ? null : due));
        });
        jdbc.sql("""
                select instance_id, step, since from engine_visit
                where instance_id in (:instances) and ended_at is null and kind not in ('subProcess', 'callActivity')
                order by since
                """).param("instances", places.keySet()).query(row -> {
            Place place = Objects.requireNonNull(places.get(row.getString("instance_id")));
            waits.computeIfAbsent(place.booking(), id -> new ArrayList<>())
                    .add(new Wait(row.getString("step"), UtcTime.read(row, "since"), place.until(), place.suspended()));
        });
        return waits;
    }
}
