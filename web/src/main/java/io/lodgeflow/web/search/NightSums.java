package io.lodgeflow.web.search;

import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.transaction.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up the nights of a stay for many room types in one statement (one for every 1,000 of them). */
@Component
class NightSums {

    /**
     * @param left rooms left on the scarcest night
     * @param priceMinor all nights of one room under the hotel's cheapest plan, each night rounded half up
     *     to what can be charged, as {@code Chargeable} has it
     */
    record Sum(int left, long priceMinor) {}

    private static final int AT_ONCE = 1_000;
    private static final String SELECT = """
        select t.id, min(n.sell_limit - n.reserved) as rooms_left,
               sum(floor((n.price_minor * p.percent + 50 * s.step) / (100 * s.step)) * s.step) as price
        from room_type t
        join (select id, case when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 10
              when currency = 'MGA' then 100 else 1 end as step from hotel) s on s.id = t.hotel_id
        join (select hotel_id, min(price_percent) as percent from rate_plan where deleted_at is null
              group by hotel_id) p on p.hotel_id = t.hotel_id
        join room_type_night n on n.room_type_id = t.id and n.stay_date >= :from and n.stay_date < :to
        where t.id in (:types)
        group by t.id
        having count(*) = :nights and min(n.sell_limit - n.reserved) >= :rooms
        """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    NightSums(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** By room type; those with fewer rooms left on any night, or with nights missing, are left out. */
    Map<String, Sum> of(List<String> roomTypeIds, StayDates stay, int rooms) {
        Map<String, Sum> sums = new HashMap<>();
        for (int from = 0; from < roomTypeIds.size(); from += AT_ONCE) {
            add(roomTypeIds.subList(from, Math.min(from + AT_ONCE, roomTypeIds.size())), stay, rooms, sums);
        }
        return sums;
    }

    private void add(List<String> roomTypeIds, StayDates stay, int rooms, Map<String, Sum> sums) {
        int places = placesFor(roomTypeIds.size());
        List<String> types = new ArrayList<>(roomTypeIds);
        types.addAll(Collections.nCopies(places - roomTypeIds.size(), roomTypeIds.getLast()));
        transactions.read(() -> {
            jdbc.sql(SELECT)
                    .param("from", stay.arrival())
                    .param("to", stay.roomFreeFrom())
                    .param("types", types)
                    .param("nights", stay.roomDates().size())
                    .param("rooms", rooms)
                    .query(row -> {
                        sums.put(row.getString(1), new Sum(row.getInt(2), row.getLong(3)));
                    });
            return true;
        });
    }

    /** The next power of two: few different statements, so that the database keeps their plans. */
    private static int placesFor(int size) {
        return size <= 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
    }
}
