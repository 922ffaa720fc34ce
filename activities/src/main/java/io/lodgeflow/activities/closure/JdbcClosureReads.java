package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItem.Outcome;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.closure.ClosureReads;
import io.lodgeflow.workflows.closure.ClosureReads.ClosurePreview;
import io.lodgeflow.workflows.closure.ClosureReads.ClosurePreview.Guest;
import io.lodgeflow.workflows.closure.ClosureReport;
import io.lodgeflow.workflows.closure.HotelClosure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClosureReads implements ClosureReads {

    /** What is kept of the guest's money; refunds that wait for an approval are withdrawn when a booking ends. */
    private static final String UPCOMING = """
            select r.id, r.status, r.arrival, r.departure, r.rooms, r.room_assignment_at, r.points_used,
                   (select coalesce(sum(a.amount_minor - a.refunded_minor), 0) from payment_attempt a
                       where a.reservation_id = r.id and a.status = 'CAPTURED')
                   + (select coalesce(sum(f.amount_minor), 0) from refund f
                       where f.reservation_id = r.id and f.status = 'REQUESTED' and f.approval = 'AWAITED') as paid
            from reservation r where r.hotel_id = ? and r.status in ('PENDING', 'CONFIRMED', 'PAID')
            """;

    private static final String REFUNDS =
            "(select coalesce(sum(f.amount_minor), 0) from refund f where f.reservation_id = i.reservation_id"
                    + " and f.created_at >= i.started_at and f.status ";

    private static final String LINES =
            "select i.*, c.answer_within_days, r.confirmation_number, r.guest_name, r.arrival, r.departure, r.status,"
                    + " r.currency, r.room_assignment_at, " + REFUNDS + "<> 'CANCELED') as refund"
                    + " from hotel_closure_item i join campaign c on c.id = i.closure_id"
                    + " join reservation r on r.id = i.reservation_id"
                    + " where i.closure_id = ? and i.position > ? order by i.position limit ?";

    private final JdbcTemplate jdbc;
    private final Catalogue catalogue;

    JdbcClosureReads(JdbcTemplate jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    private record Upcoming(ReservationStatus status, int roomNights, long paid, long points, boolean unasked) {}

    @Override
    public ClosurePreview preview(Hotel hotel, Instant now) {
        List<Upcoming> upcoming = jdbc.query(UPCOMING, (row, number) -> upcoming(row, now), hotel.id());
        List<ClosurePreview.Line> lines = new ArrayList<>();
        for (ReservationStatus status : ReservationStatus.values()) {
            List<Upcoming> those =
                    upcoming.stream().filter(one -> one.status() == status).toList();
            if (!those.isEmpty()) {
                lines.add(new ClosurePreview.Line(
                        status, those.size(), roomNights(those), new Money(paid(those), hotel.currency())));
            }
        }
        return new ClosurePreview(
                hotel.id(),
                hotel.name(),
                hotel.isDeleted(),
                List.copyOf(lines),
                upcoming.size(),
                roomNights(upcoming),
                new Money(paid(upcoming), hotel.currency()),
                upcoming.stream().mapToLong(Upcoming::points).sum(),
                Math.toIntExact(upcoming.stream().filter(Upcoming::unasked).count()),
                inHouse(hotel.id()));
    }

    private static Upcoming upcoming(ResultSet row, Instant now) throws SQLException {
        StayDates stay = new StayDates(date(row, "arrival"), date(row, "departure"));
        ReservationStatus status = ReservationStatus.valueOf(row.getString("status"));
        boolean late = !now.isBefore(ClosureItem.lastMoment(UtcTime.read(row, "room_assignment_at")));
        return new Upcoming(
                status,
                stay.roomDates().size() * row.getInt("rooms"),
                row.getLong("paid"),
                row.getLong("points_used"),
                late && status != ReservationStatus.PENDING);
    }

    private static int roomNights(List<Upcoming> bookings) {
        return bookings.stream().mapToInt(Upcoming::roomNights).sum();
    }

    private static long paid(List<Upcoming> bookings) {
        return bookings.stream().mapToLong(Upcoming::paid).sum();
    }

    private List<Guest> inHouse(String hotelId) {
        return jdbc.query(
                "select id, confirmation_number, guest_name, departure from reservation where hotel_id = ?"
                        + " and status = 'CHECKED_IN' order by departure, id",
                (row, number) -> new Guest(
                        row.getString("id"),
                        row.getString("confirmation_number"),
                        row.getString("guest_name"),
                        date(row, "departure")),
                hotelId);
    }

    @Override
    public ClosureReport report(HotelClosure closure) {
        Hotel hotel = catalogue.hotel(closure.hotelId()).orElseThrow();
        Map<ClosureItem.State, Integer> states = new EnumMap<>(ClosureItem.State.class);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        jdbc.query(
                "select state, outcome, count(*) from hotel_closure_item where closure_id = ? group by state, outcome",
                row -> {
                    states.merge(ClosureItem.State.valueOf(row.getString(1)), row.getInt(3), Integer::sum);
                    if (row.getString(2) != null) {
                        outcomes.merge(Outcome.valueOf(row.getString(2)), row.getInt(3), Integer::sum);
                    }
                },
                closure.id());
        return new ClosureReport(
                closure,
                hotel.name(),
                states.values().stream().mapToInt(Integer::intValue).sum(),
                states,
                outcomes,
                sum(REFUNDS + "<> 'CANCELED')", hotel.currency(), closure.id()),
                sum(REFUNDS + "= 'SUCCEEDED')", hotel.currency(), closure.id()),
                sum("i.allowance_minor", hotel.currency(), closure.id()));
    }

    private Money sum(String what, Currency currency, String closureId) {
        Long minor = jdbc.queryForObject(
                "select coalesce(sum(" + what + "), 0) from hotel_closure_item i where i.closure_id = ?",
                Long.class,
                closureId);
        return new Money(Objects.requireNonNull(minor), currency);
    }

    @Override
    public List<ClosureReport.Line> lines(String closureId, int afterPosition, int limit) {
        return jdbc.query(LINES, JdbcClosureReads::line, closureId, afterPosition, limit);
    }

    private static ClosureReport.Line line(ResultSet row, int number) throws SQLException {
        ClosureItem item = JdbcClosures.item(row, number);
        return new ClosureReport.Line(
                row.getInt("position"),
                item.reservationId(),
                row.getString("confirmation_number"),
                row.getString("guest_name"),
                date(row, "arrival"),
                date(row, "departure"),
                ReservationStatus.valueOf(row.getString("status")),
                item.state(),
                item.outcome(),
                deadline(item, row),
                item.newReservationId(),
                Money.ofMinor(row.getLong("refund"), row.getString("currency")),
                UtcTime.readIfAny(row, "ended_at"));
    }

    private static @Nullable Instant deadline(ClosureItem item, ResultSet row) throws SQLException {
        return item.startedAt() == null ? null : item.deadline(UtcTime.read(row, "room_assignment_at"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
