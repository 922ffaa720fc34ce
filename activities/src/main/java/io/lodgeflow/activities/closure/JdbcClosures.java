package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItem.Choice;
import io.lodgeflow.domain.closure.ClosureItem.Outcome;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.PriceList;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClosures implements Closures {

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    JdbcClosures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public int planUpcoming(String closureId, String hotelId) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(position), 0) from hotel_closure_item where closure_id = ?",
                Integer.class,
                closureId);
        return jdbc.update(
                "insert into hotel_closure_item (reservation_id, closure_id, position, state) select r.id, ?,"
                        + " ? + row_number() over (order by r.arrival, r.id), 'PLANNED' from reservation r"
                        + " where r.hotel_id = ? and r.status in ('PENDING', 'CONFIRMED', 'PAID') and not exists"
                        + " (select 1 from hotel_closure_item i where i.reservation_id = r.id)",
                closureId,
                last,
                hotelId);
    }

    @Override
    public Optional<String> nextPlanned(String closureId) {
        return jdbc
                .query(
                        "select reservation_id from hotel_closure_item where closure_id = ? and state = 'PLANNED'"
                                + " order by position limit 1",
                        (row, number) -> row.getString(1),
                        closureId)
                .stream()
                .findFirst();
    }

    @Override
    public void takeUp(String reservationId, Instant now) {
        jdbc.update(
                "update hotel_closure_item set state = 'STARTED', started_at = ? where reservation_id = ?",
                UtcTime.of(now),
                reservationId);
    }

    @Override
    public boolean hasOpenItems(String closureId) {
        return !jdbc.queryForList(
                        "select 1 from hotel_closure_item where closure_id = ? and state <> 'SETTLED' limit 1",
                        Integer.class,
                        closureId)
                .isEmpty();
    }

    @Override
    public Optional<ClosureItem> itemOf(String reservationId) {
        return itemsOf(List.of(reservationId)).stream().findFirst();
    }

    @Override
    public List<ClosureItem> itemsOf(Collection<String> reservationIds) {
        return named.query(
                "select i.*, c.answer_within_days from hotel_closure_item i join campaign c"
                        + " on c.id = i.closure_id where i.reservation_id in (:reservations)",
                Map.of("reservations", reservationIds),
                JdbcClosures::item);
    }

    static ClosureItem item(ResultSet row, int number) throws SQLException {
        String choice = row.getString("choice");
        String outcome = row.getString("outcome");
        return new ClosureItem(
                row.getString("closure_id"),
                row.getString("reservation_id"),
                ClosureItem.State.valueOf(row.getString("state")),
                row.getInt("answer_within_days"),
                choice == null ? null : Choice.valueOf(choice),
                row.getString("chosen_hotel_id"),
                row.getString("new_reservation_id"),
                outcome == null ? null : Outcome.valueOf(outcome),
                UtcTime.readIfAny(row, "started_at"));
    }

    @Override
    public List<Alternative> alternativesOf(String reservationId) {
        return jdbc.query(
                "select * from hotel_closure_alternative where reservation_id = ? order by position",
                JdbcClosures::alternative,
                reservationId);
    }

    private static Alternative alternative(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Alternative(
                row.getInt("position"),
                row.getString("hotel_id"),
                row.getString("room_type_id"),
                row.getString("rate_plan_id"),
                row.getInt("distance_meters"),
                new Money(row.getLong("house_total"), currency),
                new Money(row.getLong("guest_total"), currency),
                PriceList.read(row.getString("nightly_prices"), currency));
    }

    @Override
    public void offer(String reservationId, List<Alternative> alternatives) {
        jdbc.update("delete from hotel_closure_alternative where reservation_id = ?", reservationId);
        jdbc.batchUpdate(
                "insert into hotel_closure_alternative (reservation_id, position, hotel_id, room_type_id, rate_plan_id,"
                        + " distance_meters, currency, house_total, guest_total, nightly_prices)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                alternatives.stream()
                        .map(alternative -> new Object[] {
                            reservationId,
                            alternative.position(),
                            alternative.hotelId(),
                            alternative.roomTypeId(),
                            alternative.ratePlanId(),
                            alternative.distanceMeters(),
                            alternative.houseTotal().currencyCode(),
                            alternative.houseTotal().minorUnits(),
                            alternative.guestTotal().minorUnits(),
                            PriceList.write(alternative.nightlyPrices())
                        })
                        .toList());
        jdbc.update(
                "update hotel_closure_item set state = 'OFFERED' where reservation_id = ? and state <> 'SETTLED'",
                reservationId);
    }

    @Override
    public void choose(String reservationId, Choice choice, @Nullable String hotelId) {
        jdbc.update(
                "update hotel_closure_item set choice = ?, chosen_hotel_id = ? where reservation_id = ?",
                choice.name(),
                hotelId,
                reservationId);
    }

    @Override
    public void noteMove(String reservationId, String newReservationId, Money allowance) {
        jdbc.update(
                "update hotel_closure_item set new_reservation_id = ?, allowance_minor = ? where reservation_id = ?",
                newReservationId,
                allowance.minorUnits(),
                reservationId);
    }

    @Override
    public void settle(String reservationId, Outcome outcome, Instant at) {
        jdbc.update(
                "update hotel_closure_item set state = 'SETTLED', outcome = ?, ended_at = ? where reservation_id = ?"
                        + " and state <> 'SETTLED'",
                outcome.name(),
                UtcTime.of(at),
                reservationId);
    }
}
