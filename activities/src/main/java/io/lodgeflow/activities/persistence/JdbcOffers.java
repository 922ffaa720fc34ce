package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads an offer in one statement: house rules, plan and the nights of the stay, one row a night. */
@Repository
class JdbcOffers implements Offers {

    private static final String FIND = """
            select h.time_zone, h.currency, h.check_in_hour, h.check_out_hour, h.no_show_cut_off_hour,
                   h.booking_horizon_days, t.occupancy, p.payment_plan, p.deposit_percent, p.cancellation_policy,
                   p.dates_changeable, p.price_percent,
                   case when h.deleted_at is null and t.deleted_at is null and p.deleted_at is null then 1 else 0 end
                       as on_sale,
                   n.stay_date, n.price_minor, n.sell_limit - n.reserved as rooms_left
            from hotel h
            join room_type t on t.hotel_id = h.id and t.id = ?
            join rate_plan p on p.hotel_id = h.id and p.id = ?
            left join room_type_night n on n.room_type_id = t.id and n.stay_date >= ? and n.stay_date < ?
            where h.id = ?
            order by n.stay_date
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOffers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Offer> find(String hotelId, String roomTypeId, String ratePlanId, StayDates stay) {
        ResultSetExtractor<Optional<Offer>> offer = rows ->
                rows.next() ? Optional.of(offer(hotelId, roomTypeId, ratePlanId, stay, rows)) : Optional.empty();
        return jdbc.sql(FIND)
                .params(roomTypeId, ratePlanId, stay.arrival(), stay.roomFreeFrom(), hotelId)
                .query(offer);
    }

    /** Stands on the first row; reads to the last. */
    private static Offer offer(String hotelId, String roomTypeId, String ratePlanId, StayDates stay, ResultSet rows)
            throws SQLException {
        Currency currency = Currency.getInstance(rows.getString("currency"));
        HouseTimes times = new HouseTimes(
                ZoneId.of(rows.getString("time_zone")),
                Objects.requireNonNull(rows.getObject("check_in_hour", LocalTime.class)),
                Objects.requireNonNull(rows.getObject("check_out_hour", LocalTime.class)),
                Objects.requireNonNull(rows.getObject("no_show_cut_off_hour", LocalTime.class)));
        PaymentPlan paymentPlan = PaymentPlan.valueOf(rows.getString("payment_plan"));
        int depositPercent = rows.getInt("deposit_percent");
        String policy = rows.getString("cancellation_policy");
        boolean datesChangeable = rows.getBoolean("dates_changeable");
        int occupancy = rows.getInt("occupancy");
        int horizon = rows.getInt("booking_horizon_days");
        boolean onSale = rows.getInt("on_sale") == 1;
        int percent = rows.getInt("price_percent");
        List<Offer.Night> nights = new ArrayList<>();
        do {
            LocalDate date = rows.getObject("stay_date", LocalDate.class);
            if (date != null) {
                Money price = new Money(rows.getLong("price_minor"), currency).percent(percent);
                nights.add(new Offer.Night(date, price, Math.max(0, rows.getInt("rooms_left"))));
            }
        } while (rows.next());
        return new Offer(
                hotelId,
                roomTypeId,
                ratePlanId,
                paymentPlan,
                depositPercent,
                policy,
                datesChangeable,
                times,
                currency,
                occupancy,
                horizon,
                onSale,
                stay,
                nights);
    }

    @Override
    public int setPrices(String roomTypeId, LocalDate from, LocalDate to, long priceMinor, String changedBy) {
        jdbc.sql("""
                insert into price_change
                    (room_type_id, from_date, to_date, old_minimum, old_maximum, new_price, changed_by, changed_at)
                select ?, ?, ?, min(price_minor), max(price_minor), ?, ?, ?
                from room_type_night where room_type_id = ? and stay_date >= ? and stay_date < ?
                """)
                .params(roomTypeId, from, to, priceMinor, changedBy, UtcTime.of(clock.instant()), roomTypeId, from, to)
                .update();
        return jdbc.sql("""
                update room_type_night set price_minor = ? where room_type_id = ? and stay_date >= ? and stay_date < ?
                """).params(priceMinor, roomTypeId, from, to).update();
    }
}
