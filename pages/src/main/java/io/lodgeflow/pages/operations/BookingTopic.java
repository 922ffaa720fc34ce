package io.lodgeflow.pages.operations;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.pages.live.LiveTopic;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything of one booking, and what staff noted and did about it: {@code booking:<reservation id>}. */
@Component
class BookingTopic implements LiveTopic {

    private final Reservations reservations;
    private final WorkflowPositions positions;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    BookingTopic(Reservations reservations, WorkflowPositions positions, Transactions transactions, JdbcClient jdbc) {
        this.reservations = reservations;
        this.positions = positions;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "booking";
    }

    @Override
    public boolean isVisible(String id, Caller caller) {
        Optional<Reservation> found = transactions.read(() -> reservations.find(id));
        return found.filter(reservation -> Access.refusalToSeeReservation(
                                caller, id, reservation.guest(), reservation.hotelId())
                        .isEmpty())
                .isPresent();
    }

    @Override
    public String state(String id) {
        String rows = jdbc.sql("""
                select (select max(id) from reservation_event where reservation_id = r.id), r.version,
                       (select count(*) from guest_message where reservation_id = r.id and sent_at is not null),
                       (select max(id) from operator_action where target = r.id)
                from reservation r where r.id = ?
                """).param(id).query().listOfRows().toString();
        return Integer.toString(Objects.hash(rows, positions.of(id)));
    }
}
