package io.lodgeflow.workflows.reservation;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.transaction.CombinedTransactions.Subject;
import io.lodgeflow.engine.transaction.Locks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key of a workflow is the id of a reservation, and it is the reservation that is locked. */
@Component
class BookingLocks implements Locks {

    private final Reservations reservations;
    private final JdbcClient jdbc;

    BookingLocks(Reservations reservations, JdbcClient jdbc) {
        this.reservations = reservations;
        this.jdbc = jdbc;
    }

    @Override
    public void lockAll(Collection<String> reservationIds) {
        reservations.lockAll(reservationIds);
    }

    /** Rooms are assigned under a lock on the hotel, and two transactions must lock several hotels in one order. */
    @Override
    public Map<String, Subject> subjectsOf(List<String> jobIds) {
        Map<String, Subject> subjects = new HashMap<>();
        jdbc.sql("""
                select j.job_id, r.id, r.hotel_id from engine_job j join reservation r on r.id = j.business_key
                where j.job_id in (:jobs)
                """).param("jobs", jobIds).query(row -> {
            subjects.put(row.getString(1), new Subject(row.getString(2), row.getString(3)));
        });
        return subjects;
    }
}
