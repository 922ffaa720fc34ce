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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClosureReads implements ClosureReads {

    /** What is kept of the guest's money; refunds that wait for an approval are withdrawn when a booking ends. */
    private static final String UPCOMING = """
            select r.status, r.arrival, r.departure, r.rooms, r.room_assignment_at, r.points_used,
                   (select coalesce(sum(a.amount_minor - a.refunded_minor), 0) from payment_attempt a
                       where a.reservation_id = r.id and a.status = 'CAPTURED')
                   + (select coalesce(sum(f.amount_minor), 0) from refund f
                       where f.reservation_id = r.id and f.status = 'REQUESTED' and f.approval = 'AWAITED') as paid
            from reservation r where r.hotel_id = ? and r.status in ('PENDING', 'CONFIRMED', 'PAID')
            """;

    private static final String SUMS = """
            select coalesce(sum(case when f.status <> 'CANCELED' then f.amount_minor end), 0) as promised,
                   coalesce(sum(case when f.status = 'SUCCEEDED' then f.amount_minor end), 0) as paid_out
            from hotel_closure_item i
            join refund f on f.reservation_id = i.reservation_id and f.created_at >= i.started_at
            where i.closure_id = ?
            """;

    private static final String LINES = """
            select i.*, c.answer_within_days, r.confirmation_number, r.guest_name, r.arrival, r.departure, r.status,
                   r.currency, r.room_assignment_at,
                   (select coalesce(sum(f.amount_minor), 0) from refund f where f.reservation_id = i.reservation_id
                       and f.created_at >= i.started_at and f.status <> 'CANCELED') as refund
            from hotel_closure_item i
            join campaign c on c.id = i.closure_id
            join reservation r on r.id = i.reservation_id
            where i.closure_id = ? and i.position > ? order by i.position limit ?
            """;

    private static final RowMapper<ClosureItem> ITEM = UtcTime.rows(ClosureItem.class);

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    JdbcClosureReads(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    private record Upcoming(
            ReservationStatus status,
            LocalDate arrival,
            LocalDate departure,
            int rooms,
            Instant roomAssignmentAt,
            long pointsUsed,
            long paid) {

        int roomNights() {
            return new StayDates(arrival, departure).roomDates().size() * rooms;
        }

        /** Too late to be asked: the guest is about to come. */
        boolean isUnasked(Instant now) {
            return status != ReservationStatus.PENDING && !now.isBefore(ClosureItem.lastMoment(roomAssignmentAt));
        }
    }

    @Override
    public ClosurePreview preview(Hotel hotel, Instant now) {
        List<Upcoming> upcoming = jdbc.sql(UPCOMING)
                .param(hotel.id())
                .query(UtcTime.rows(Upcoming.class))
                .list();
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
                upcoming.stream().mapToLong(Upcoming::pointsUsed).sum(),
                Math.toIntExact(
                        upcoming.stream().filter(one -> one.isUnasked(now)).count()),
                inHouse(hotel.id()));
    }

    private static int roomNights(List<Upcoming> bookings) {
        return bookings.stream().mapToInt(Upcoming::roomNights).sum();
    }

    private static long paid(List<Upcoming> bookings) {
        return bookings.stream().mapToLong(Upcoming::paid).sum();
    }

    private List<Guest> inHouse(String hotelId) {
        return jdbc.sql("""
                select id, confirmation_number, guest_name, departure from reservation
                where hotel_id = ? and status = 'CHECKED_IN' order by departure, id
                """)
                .param(hotelId)
                .query((row, number) -> new Guest(
                        row.getString("id"),
                        row.getString("confirmation_number"),
                        row.getString("guest_name"),
                        date(row, "departure")))
                .list();
    }

    @Override
    public ClosureReport report(HotelClosure closure) {
        Hotel hotel = catalogue.hotel(closure.hotelId()).orElseThrow();
        Map<ClosureItem.State, Integer> states = new EnumMap<>(ClosureItem.State.class);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        jdbc.sql("select state, outcome, count(*) from hotel_closure_item where closure_id = ? group by state, outcome")
                .param(closure.id())
                .query(row -> {
                    states.merge(ClosureItem.State.valueOf(row.getString(1)), row.getInt(3), Integer::sum);
                    if (row.getString(2) != null) {
                        outcomes.merge(Outcome.valueOf(row.getString(2)), row.getInt(3), Integer::sum);
                    }
                });
        long allowances = jdbc.sql(
                        "select coalesce(sum(allowance_minor), 0) from hotel_closure_item where closure_id = ?")
                .param(closure.id())
                .query(Long.class)
                .single();
        return jdbc.sql(SUMS)
                .param(closure.id())
                .query((refunds, number) -> new ClosureReport(
                        closure,
                        hotel.name(),
                        states.values().stream().mapToInt(Integer::intValue).sum(),
                        states,
                        outcomes,
                        new Money(refunds.getLong("promised"), hotel.currency()),
                        new Money(refunds.getLong("paid_out"), hotel.currency()),
                        new Money(allowances, hotel.currency())))
                .single();
    }

    @Override
    public List<ClosureReport.Line> lines(String closureId, int afterPosition, int limit) {
        return jdbc.sql(LINES)
                .params(closureId, afterPosition, limit)
                .query(JdbcClosureReads::line)
                .list();
    }

    private static ClosureReport.Line line(ResultSet row, int number) throws SQLException {
        ClosureItem item = Objects.requireNonNull(ITEM.mapRow(row, number));
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
                item.startedAt() == null ? null : item.deadline(UtcTime.read(row, "room_assignment_at")),
                item.newReservationId(),
                Money.ofMinor(row.getLong("refund"), row.getString("currency")),
                UtcTime.readIfAny(row, "ended_at"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
