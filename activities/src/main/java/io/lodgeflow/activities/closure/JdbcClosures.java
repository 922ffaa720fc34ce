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
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClosures implements Closures {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcClosures(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public int planUpcoming(String closureId, String hotelId) {
        int last = jdbc.sql("select coalesce(max(position), 0) from hotel_closure_item where closure_id = ?")
                .param(closureId)
                .query(Integer.class)
                .single();
        return jdbc.sql("""
                insert into hotel_closure_item (reservation_id, closure_id, position, state)
                select r.id, ?, ? + row_number() over (order by r.arrival, r.id), 'PLANNED' from reservation r
                where r.hotel_id = ? and r.status in ('PENDING', 'CONFIRMED', 'PAID')
                  and not exists (select 1 from hotel_closure_item i where i.reservation_id = r.id)
                """).params(closureId, last, hotelId).update();
    }

    @Override
    public Optional<String> nextPlanned(String closureId) {
        return jdbc.sql("""
                select reservation_id from hotel_closure_item where closure_id = ? and state = 'PLANNED'
                order by position limit 1
                """).param(closureId).query(String.class).optional();
    }

    @Override
    public void takeUp(String reservationId, Instant now) {
        jdbc.sql("update hotel_closure_item set state = 'STARTED', started_at = ? where reservation_id = ?")
                .params(UtcTime.of(now), reservationId)
                .update();
    }

    @Override
    public boolean hasOpenItems(String closureId) {
        return jdbc.sql("select 1 from hotel_closure_item where closure_id = ? and state <> 'SETTLED' limit 1")
                .param(closureId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public Optional<ClosureItem> itemOf(String reservationId) {
        return itemsOf(List.of(reservationId)).stream().findFirst();
    }

    @Override
    public List<ClosureItem> itemsOf(Collection<String> reservationIds) {
        return jdbc.sql("""
                select i.*, c.answer_within_days from hotel_closure_item i join campaign c on c.id = i.closure_id
                where i.reservation_id in (:reservations)
                """)
                .param("reservations", reservationIds)
                .query(UtcTime.rows(ClosureItem.class))
                .list();
    }

    @Override
    public List<Alternative> alternativesOf(String reservationId) {
        return jdbc.sql("select * from hotel_closure_alternative where reservation_id = ? order by position")
                .param(reservationId)
                .query(JdbcClosures::alternative)
                .list();
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
        jdbc.sql("delete from hotel_closure_alternative where reservation_id = ?")
                .param(reservationId)
                .update();
        batches.batchUpdate(
                """
                insert into hotel_closure_alternative (reservation_id, position, hotel_id, room_type_id, rate_plan_id,
                    distance_meters, currency, house_total, guest_total, nightly_prices)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
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
        jdbc.sql("update hotel_closure_item set state = 'OFFERED' where reservation_id = ? and state <> 'SETTLED'")
                .param(reservationId)
                .update();
    }

    @Override
    public void choose(String reservationId, Choice choice, @Nullable String hotelId) {
        jdbc.sql("update hotel_closure_item set choice = ?, chosen_hotel_id = ? where reservation_id = ?")
                .params(Arrays.asList(choice.name(), hotelId, reservationId))
                .update();
    }

    @Override
    public void noteMove(String reservationId, String newReservationId, Money allowance) {
        jdbc.sql("update hotel_closure_item set new_reservation_id = ?, allowance_minor = ? where reservation_id = ?")
                .params(newReservationId, allowance.minorUnits(), reservationId)
                .update();
    }

    @Override
    public void settle(String reservationId, Outcome outcome, Instant at) {
        jdbc.sql("""
                update hotel_closure_item set state = 'SETTLED', outcome = ?, ended_at = ?
                where reservation_id = ? and state <> 'SETTLED'
                """).params(outcome.name(), UtcTime.of(at), reservationId).update();
    }
}
