package io.lodgeflow.activities.operations;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.BookingSearch.BookingHit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every way in is an index: the words of the text, hotel, status, arrival, assignee; for incidents their own table, which is
 * small. A step is asked of the bookings found otherwise, chunk by chunk, and a search gives up for this page after so many
 * chunks and says where to go on: so no combination of filters can make an answer slow.
 */
@Repository
class JdbcBookingSearch implements BookingSearch {

    private static final int CHUNK = 400;
    private static final int MOST_CHUNKS = 10;
    /** A step with fewer tokens than that is rare: its bookings are looked up from there. */
    private static final int RARE = 2000;

    private static final int MOST_OF_A_NAME = 2000;

    private static final String SELECT = """
            select r.id, r.confirmation_number, r.guest_name, r.hotel_id, r.arrival, r.departure, r.status,
                   r.payment_status, r.total_minor, r.currency, r.created_at
            from reservation r where 1 = 1
            """;
    private static final String ASSIGNED = """
            and r.id in (select a.reservation_id from booking_assignment a where a.assignee = :assignee)""";
    private static final String FAILED = """
            and r.id in (select i.reservation_id from workflow_incident i where i.closed_at is null)""";
    private static final String FAILED_BY_CAUSE = """
            and r.id in (select i.reservation_id from workflow_incident i
                where i.closed_at is null and i.fingerprint = :cause)""";
    /** As what a text may name a booking, each by its own index. */
    private static final List<String> BY_TEXT = List.of(
            "select id from reservation where id = :lower",
            "select id from reservation where confirmation_number = :number",
            "select id from reservation where client_reference_key = :lower limit :most",
            "select id from reservation where guest_email_key = :lower limit :most");

    private static final String FROM_FIRST_WORD = "select id from reservation where guest_name_key like ?";
    private static final List<String> FROM_EACH_WORD = List.of(
            FROM_FIRST_WORD,
            "select id from reservation where guest_name_key_2 like ?",
            "select id from reservation where guest_name_key_3 like ?",
            "select id from reservation where guest_name_key_4 like ?",
            "select id from reservation where guest_name_key_last like ?");
    private static final String ANOTHER_WORD = " and (guest_name_key like ? or guest_name_key like ?)";

    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern KOREAN = Pattern.compile("([가-힣]) ?([가-힣]{1,3})");

    private final JdbcClient jdbc;

    JdbcBookingSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Hits find(Criteria criteria, @Nullable String afterId, int limit) {
        List<BookingHit> hits = new ArrayList<>();
        String after = afterId;
        Set<String> rare = rare(criteria.step());
        for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
            int wanted = criteria.step() == null || rare != null ? limit + 1 : CHUNK;
            List<BookingHit> candidates = candidates(criteria, rare, after, wanted);
            for (BookingHit hit : atStep(candidates, criteria.step())) {
                if (hits.size() == limit) {
                    return new Hits(detailed(hits), hits.getLast().reservationId());
                }
                hits.add(hit);
            }
            if (candidates.size() < wanted) {
                return new Hits(detailed(hits), null);
            }
            after = candidates.getLast().reservationId();
        }
        return new Hits(detailed(hits), after);
    }

    @Override
    public Count count(Criteria criteria, int most) {
        Set<String> rare = rare(criteria.step());
        boolean looksThrough = criteria.step() != null && rare == null;
        List<BookingHit> candidates =
                candidates(criteria, rare, null, looksThrough ? CHUNK * MOST_CHUNKS + 1 : most + 1);
        boolean cut = looksThrough && candidates.size() > CHUNK * MOST_CHUNKS;
        int found = looksThrough ? atStep(candidates, criteria.step()).size() : candidates.size();
        return new Count(Math.min(found, most), cut || found > most);
    }

    /** The bookings at a rare step; null if it is not rare, or none was asked for. */
    private @Nullable Set<String> rare(@Nullable String step) {
        if (step == null) {
            return null;
        }
        List<String> found = jdbc.sql("select business_key from engine_position where step = ? limit ?")
                .params(step, RARE + 1)
                .query((row, number) -> row.getString(1))
                .list();
        return found.size() > RARE ? null : new HashSet<>(found);
    }

    private List<BookingHit> candidates(
            Criteria criteria, @Nullable Set<String> rare, @Nullable String after, int wanted) {
        Set<String> named = criteria.text() == null || criteria.text().isBlank()
                ? null
                : named(criteria.text().strip());
        if ((rare != null && rare.isEmpty()) || (named != null && named.isEmpty())) {
            return List.of();
        }
        return jdbc.sql(String.join(
                        " ",
                        SELECT,
                        after == null ? "" : "and r.id < :after",
                        rare == null ? "" : "and r.id in (:rare)",
                        named == null ? "" : "and r.id in (:named)",
                        criteria.hotelId() == null ? "" : "and r.hotel_id = :hotel",
                        criteria.arrivalFrom() == null ? "" : "and r.arrival >= :from",
                        criteria.arrivalTo() == null ? "" : "and r.arrival <= :to",
                        criteria.assignee() == null ? "" : ASSIGNED,
                        criteria.statuses().isEmpty() ? "" : "and r.status in (:statuses)",
                        criteria.cause() != null ? FAILED_BY_CAUSE : criteria.incidentOnly() ? FAILED : "",
                        "order by r.id desc limit :wanted"))
                .param("after", after)
                .param("rare", rare)
                .param("named", named)
                .param("hotel", criteria.hotelId())
                .param("from", criteria.arrivalFrom())
                .param("to", criteria.arrivalTo())
                .param("assignee", criteria.assignee())
                .param("statuses", criteria.statuses().stream().map(Enum::name).toList())
                .param("cause", criteria.cause())
                .param("wanted", wanted)
                .query(JdbcBookingSearch::hit)
                .list();
    }

    /** A name or reference that thousands share is cut. */
    private Set<String> named(String text) {
        Set<String> ids = new LinkedHashSet<>();
        for (String sql : BY_TEXT) {
            ids.addAll(jdbc.sql(sql)
                    .param("lower", text.toLowerCase(Locale.ROOT))
                    .param("number", Identifiers.confirmationNumberIn(text))
                    .param("most", CHUNK)
                    .query((row, number) -> row.getString(1))
                    .list());
        }
        ids.addAll(guestsNamed(text));
        return ids;
    }

    /**
     * By how words of the guest's name begin, in any order, case and accents. The longest word is looked up in the indexes over
     * the name's key from its first, second, third, fourth and last word on; the other words narrow what that finds.
     */
    private Set<String> guestsNamed(String text) {
        Set<String> ids = new LinkedHashSet<>();
        String key = SearchWords.key(text);
        List<String> words = BLANK.splitAsStream(key)
                .filter(word -> !word.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        if (words.isEmpty()) {
            return ids;
        }
        for (String fromWord : FROM_EACH_WORD) {
            ids.addAll(begins(fromWord, words.getFirst(), words.subList(1, words.size())));
        }
        Matcher korean = KOREAN.matcher(key);
        if (korean.matches()) {
            ids.addAll(begins(FROM_FIRST_WORD, korean.group(1) + korean.group(2), List.of()));
            ids.addAll(begins(FROM_FIRST_WORD, korean.group(1) + " " + korean.group(2), List.of()));
        }
        return ids;
    }

    /** A key has letters, digits and blanks, nothing that the database takes for any letter. */
    private List<String> begins(String fromWord, String word, List<String> others) {
        List<Object> values = new ArrayList<>(List.of(word + "%"));
        others.forEach(other -> values.addAll(List.of(other + "%", "% " + other + "%")));
        values.add(MOST_OF_A_NAME);
        return jdbc.sql(fromWord + ANOTHER_WORD.repeat(others.size()) + " limit ?")
                .params(values)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<BookingHit> atStep(List<BookingHit> candidates, @Nullable String step) {
        if (step == null || candidates.isEmpty()) {
            return candidates;
        }
        Map<String, List<String>> steps = stepsOf(candidates);
        return candidates.stream()
                .filter(hit ->
                        steps.getOrDefault(hit.reservationId(), List.of()).contains(step))
                .toList();
    }

    /** By reservation, of all its processes. Constants instead of a join: the engine's ids have another character set. */
    private Map<String, List<String>> stepsOf(List<BookingHit> hits) {
        Map<String, String> reservations = new HashMap<>();
        Map<String, List<String>> steps = new HashMap<>();
        if (hits.isEmpty()) {
            return steps;
        }
        reservations.putAll(pairs(
                "select instance_id, business_key from engine_instance where business_key in (:ids)",
                hits.stream().map(BookingHit::reservationId).toList()));
        if (!reservations.isEmpty()) {
            jdbc.sql("select instance_id, step from engine_position where instance_id in (:instances)")
                    .param("instances", reservations.keySet())
                    .query(row -> {
                        steps.computeIfAbsent(
                                        Objects.requireNonNull(reservations.get(row.getString(1))),
                                        id -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return steps;
    }

    private List<BookingHit> detailed(List<BookingHit> hits) {
        if (hits.isEmpty()) {
            return hits;
        }
        Map<String, List<String>> steps = stepsOf(hits);
        List<String> ids = hits.stream().map(BookingHit::reservationId).toList();
        Map<String, Integer> incidents = new HashMap<>();
        jdbc.sql("""
                select reservation_id, count(*) from workflow_incident
                where closed_at is null and reservation_id in (:ids) group by reservation_id
                """).param("ids", ids).query(row -> {
            incidents.put(row.getString(1), row.getInt(2));
        });
        Map<String, String> assignees =
                pairs("select reservation_id, assignee from booking_assignment where reservation_id in (:ids)", ids);
        Map<String, String> hotels = pairs(
                "select id, name from hotel where id in (:ids)",
                hits.stream().map(BookingHit::hotelId).distinct().toList());
        return hits.stream()
                .map(hit -> new BookingHit(
                        hit.reservationId(),
                        hit.confirmationNumber(),
                        hit.guestName(),
                        hit.hotelId(),
                        hotels.get(hit.hotelId()),
                        hit.arrival(),
                        hit.departure(),
                        hit.status(),
                        hit.paymentStatus(),
                        hit.total(),
                        hit.createdAt(),
                        List.copyOf(steps.getOrDefault(hit.reservationId(), List.of())),
                        incidents.getOrDefault(hit.reservationId(), 0),
                        assignees.get(hit.reservationId())))
                .toList();
    }

    private Map<String, String> pairs(String query, List<String> ids) {
        Map<String, String> pairs = new HashMap<>();
        jdbc.sql(query).param("ids", ids).query(row -> {
            pairs.put(row.getString(1), row.getString(2));
        });
        return pairs;
    }

    private static BookingHit hit(ResultSet row, int number) throws SQLException {
        return new BookingHit(
                row.getString("id"),
                row.getString("confirmation_number"),
                row.getString("guest_name"),
                row.getString("hotel_id"),
                null,
                Objects.requireNonNull(row.getObject("arrival", LocalDate.class)),
                Objects.requireNonNull(row.getObject("departure", LocalDate.class)),
                ReservationStatus.valueOf(row.getString("status")),
                row.getString("payment_status").toLowerCase(Locale.ROOT),
                Money.ofMinor(row.getLong("total_minor"), row.getString("currency")),
                UtcTime.read(row, "created_at"),
                List.of(),
                0,
                null);
    }
}
