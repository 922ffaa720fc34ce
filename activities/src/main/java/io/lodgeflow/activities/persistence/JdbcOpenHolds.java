package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.reservation.OpenHolds;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.stay.StayDates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In one statement by two indexes; the caps themselves keep what is found small. */
@Repository
class JdbcOpenHolds implements OpenHolds {

    private static final String FIND = """
            select 'ACCOUNT' as held_by, id, status, rooms, arrival, departure, guarantee_token
            from reservation
            where guest_id = :account and hotel_id = :hotel and status in ('PENDING', 'CONFIRMED')
                and (status = 'PENDING' or payment_plan = 'PAY_AT_HOTEL')
            union all
            select 'NETWORK', id, status, rooms, arrival, departure, guarantee_token
            from reservation
            where placed_from = :network and hotel_id = :hotel and status in ('PENDING', 'CONFIRMED')
                and (status = 'PENDING' or payment_plan = 'PAY_AT_HOTEL')
            """;

    private static final String FIND_UNPAID = """
            select 'ACCOUNT' as held_by, id, status, rooms, arrival, departure, guarantee_token
            from reservation where guest_id = ? and hotel_id = ? and status = 'PENDING'
            """;

    private final JdbcClient jdbc;

    JdbcOpenHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(boolean byAccount, String id, Held held) {}

    @Override
    public HeldBy of(String hotelId, String accountId, @Nullable String network, @Nullable String exceptFor) {
        List<Row> rows = jdbc.sql(FIND)
                .param("account", accountId)
                .param("hotel", hotelId)
                .param("network", network)
                .query(JdbcOpenHolds::row)
                .list();
        return new HeldBy(sum(rows, true, exceptFor), sum(rows, false, exceptFor));
    }

    @Override
    public Held unpaidOf(String hotelId, String accountId) {
        List<Row> rows = jdbc.sql(FIND_UNPAID)
                .params(accountId, hotelId)
                .query(JdbcOpenHolds::row)
                .list();
        return sum(rows, true, null);
    }

    private static Held sum(List<Row> rows, boolean byAccount, @Nullable String exceptFor) {
        return rows.stream()
                .filter(row -> row.byAccount() == byAccount && !row.id().equals(exceptFor))
                .map(Row::held)
                .reduce(Held.NOTHING, Held::plus);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        StayDates stay = new StayDates(
                Objects.requireNonNull(row.getObject("arrival", LocalDate.class)),
                Objects.requireNonNull(row.getObject("departure", LocalDate.class)));
        boolean pending = row.getString("status").equals(ReservationStatus.PENDING.name());
        return new Row(
                row.getString("held_by").equals("ACCOUNT"),
                row.getString("id"),
                Held.of(row.getInt("rooms"), stay, pending, row.getString("guarantee_token") != null));
    }
}
