package io.lodgeflow.benchmarks;

import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The least that a durable hold can be: key, reservation, event and nights in one transaction, without reading an offer,
 * without rules, and without anybody who will release it.
 */
final class RawJdbcHold implements HoldVariant {

    static final String GUEST = "usr_raw";

    private static final String INSERT_KEY =
            "insert into idempotency_key (scope, request_key, body_hash, resource_id, answer_status, answer_body,"
                    + " created_at) values (?, ?, ?, ?, 201, ?, ?)";
    private static final String INSERT_RESERVATION =
            "insert into reservation (id, version, confirmation_number, hotel_id, room_type_id, rate_plan_id, guest_id,"
                    + " guest_name, guest_name_key, guest_email, guest_language, vip_level, special_requests, wishes, arrival,"
                    + " departure, rooms, adults, children, currency, nightly_prices, total_minor, payment_plan, cancellation_policy,"
                    + " policy_version, status, payment_status, rooms_assigned, modification_open, payment_deadline,"
                    + " room_assignment_at, no_show_cut_off_at, check_out_due_at, created_at) values (?, 0, ?, ?, ?, ?, ?,"
                    + " ?, ?, ?, ?, 0, '', '', ?, ?, 1, 2, 0, 'EUR', '10000 10000 10000', 30000, 'PREPAID', 'FLEXIBLE', 'raw',"
                    + " 'PENDING', 'UNPAID', false, false, ?, ?, ?, ?, ?)";
    private static final String INSERT_EVENT =
            "insert into reservation_event (reservation_id, type, from_status, to_status, actor, note, occurred_at)"
                    + " values (?, 'PLACED', null, 'PENDING', 'guest:benchmark', 'Reservation placed', ?)";
    private static final String TAKE =
            "update room_type_night set reserved = reserved + 1 where room_type_id = ? and stay_date >= ? and stay_date < ?"
                    + " and reserved + 1 <= sell_limit";

    private final DataSource dataSource;
    private final boolean nightsTogether;

    /** @param nightsTogether the nights by one statement, else by one statement each */
    RawJdbcHold(DataSource dataSource, boolean nightsTogether) {
        this.dataSource = dataSource;
        this.nightsTogether = nightsTogether;
    }

    @Override
    public String title() {
        return nightsTogether ? "raw JDBC, nights by one statement" : "(a) raw JDBC, one transaction";
    }

    @Override
    public void hold(List<Wish> wishes) {
        ReservationRequest wish = wishes.getFirst().request();
        String id = "raw_" + UUID.randomUUID();
        LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection()) {
            try {
                reservation(connection, id, wish, now);
                execute(connection, INSERT_EVENT, id, now);
                IdempotentRequest request =
                        Objects.requireNonNull(wishes.getFirst().idempotency());
                execute(connection, INSERT_KEY, request.scope(), request.key(), request.bodyHash(), id, id, now);
                nights(connection, wish);
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void reservation(Connection connection, String id, ReservationRequest wish, LocalDateTime now)
            throws SQLException {
        LocalDate arrival = wish.stay().arrival();
        execute(
                connection,
                INSERT_RESERVATION,
                id,
                id.substring(id.length() - 20),
                wish.hotelId(),
                wish.roomTypeId(),
                wish.ratePlanId(),
                GUEST,
                wish.guest().name(),
                SearchWords.key(wish.guest().name()),
                wish.guest().email(),
                wish.guest().language(),
                arrival,
                wish.stay().departure(),
                now.plusMinutes(15),
                arrival.minusDays(1).atTime(15, 0),
                arrival.plusDays(1).atTime(12, 0),
                wish.stay().departure().atTime(11, 0),
                now);
    }

    private void nights(Connection connection, ReservationRequest wish) throws SQLException {
        LocalDate from = wish.stay().arrival();
        LocalDate to = wish.stay().departure();
        int step = nightsTogether ? wish.stay().nights() : 1;
        for (LocalDate night = from; night.isBefore(to); night = night.plusDays(step)) {
            if (execute(connection, TAKE, wish.roomTypeId(), night, night.plusDays(step)) != step) {
                throw new IllegalStateException("sold out");
            }
        }
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            return statement.executeUpdate();
        }
    }
}
