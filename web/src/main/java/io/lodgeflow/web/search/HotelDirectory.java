package io.lodgeflow.web.search;

import io.lodgeflow.domain.catalogue.Lines;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.catalogue.CityNames;
import io.lodgeflow.web.search.DirectoryEntry.Kind;
import io.lodgeflow.web.search.DirectoryEntry.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All hotels on sale with their room types and plans, kept in memory, cut into words. Never stale: each use asks the
 * database for a fingerprint (the sum of all versions and one for each entry, which only ever grows) and reads all again
 * if it is another. A read that overlaps a change is labelled with the older fingerprint, so the next use reads again.
 */
@Component
public class HotelDirectory {

    /** Not count(*): InnoDB starts threads for that, which takes longer than to read such small tables. */
    private static final String FINGERPRINT = """
        select (select sum(version + 1) from hotel), (select sum(version + 1) from room_type),
               (select sum(version + 1) from rate_plan)
        """;

    private record Snapshot(String fingerprint, List<DirectoryEntry> entries) {}

    private static final Lines LINES = new Lines();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private volatile @Nullable Snapshot snapshot;

    HotelDirectory(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public List<DirectoryEntry> entries() {
        String fingerprint = transactions.read(this::fingerprint);
        Snapshot known = snapshot;
        if (known == null || !known.fingerprint().equals(fingerprint)) {
            known = new Snapshot(fingerprint, transactions.read(this::read));
            snapshot = known;
        }
        return known.entries();
    }

    private String fingerprint() {
        return jdbc.sql(FINGERPRINT)
                .query((row, number) -> row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3))
                .single();
    }

    private List<DirectoryEntry> read() {
        Map<String, List<Kind>> types = new HashMap<>();
        jdbc.sql("""
                select hotel_id, id, code, name, name_ko, occupancy, base_price_minor from room_type
                where deleted_at is null order by hotel_id, grade, code
                """).query(row -> {
            types.computeIfAbsent(row.getString("hotel_id"), unused -> new ArrayList<>())
                    .add(new Kind(
                            row.getString("id"),
                            row.getString("code"),
                            row.getString("name"),
                            row.getString("name_ko"),
                            row.getInt("occupancy"),
                            row.getLong("base_price_minor"),
                            SearchWords.of(
                                    row.getString("code"),
                                    row.getString("name"),
                                    Objects.requireNonNullElse(row.getString("name_ko"), ""))));
        });
        Map<String, List<Plan>> plans = new HashMap<>();
        RowMapper<Plan> plan = UtcTime.rows(Plan.class);
        jdbc.sql("""
                select hotel_id, id, code, name, name_ko, price_percent, cancellation_policy from rate_plan
                where deleted_at is null order by hotel_id, price_percent, code
                """).query(row -> {
            plans.computeIfAbsent(row.getString("hotel_id"), unused -> new ArrayList<>())
                    .add(Objects.requireNonNull(plan.mapRow(row, 0)));
        });
        return jdbc.sql("select * from hotel where deleted_at is null order by id")
                .query((row, number) -> entry(row, types, plans))
                .list();
    }

    private static DirectoryEntry entry(ResultSet row, Map<String, List<Kind>> types, Map<String, List<Plan>> plans)
            throws SQLException {
        String id = row.getString("id");
        String name = row.getString("name");
        String city = row.getString("city");
        String address = row.getString("address");
        String country = row.getString("country");
        List<String> amenities = LINES.convertToEntityAttribute(row.getString("amenities"));
        return new DirectoryEntry(
                id,
                name,
                SearchWords.folded(name),
                address,
                city,
                country,
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getInt("star_rating"),
                row.getDouble("guest_rating"),
                amenities,
                amenities.stream().map(SearchWords::folded).collect(Collectors.toUnmodifiableSet()),
                LINES.convertToEntityAttribute(row.getString("images")),
                row.getString("currency"),
                new HouseTimes(
                        ZoneId.of(row.getString("time_zone")),
                        time(row, "check_in_hour"),
                        time(row, "check_out_hour"),
                        time(row, "no_show_cut_off_hour")),
                row.getInt("booking_horizon_days"),
                SearchWords.of(
                        name,
                        String.join(" ", CityNames.of(city, country)),
                        address,
                        country,
                        Locale.of("", country).getDisplayCountry(Locale.ENGLISH),
                        Locale.of("", country).getDisplayCountry(Locale.KOREAN)),
                List.copyOf(types.getOrDefault(id, List.of())),
                List.copyOf(plans.getOrDefault(id, List.of())));
    }

    private static LocalTime time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalTime.class));
    }
}
