package io.lodgeflow.activities.search;

import io.lodgeflow.activities.event.ReservationEventListener;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.SearchWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notes the words of each new booking, with the mark of its first event: found within a second of being placed. Repeating
 * it changes nothing.
 */
@Component
public class WordIndex implements ReservationEventListener {

    private static final String TEXTS =
            "select guest_name, guest_email, client_reference, confirmation_number, special_requests from reservation"
                    + " where id = ?";

    private final JdbcTemplate jdbc;

    WordIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void on(long eventId, ReservationEvent event) {
        if (event.type() == ReservationEventType.PLACED) {
            jdbc.execute((ConnectionCallback<Integer>) connection -> write(connection, event.reservationId()));
        }
    }

    /** Also for the migration that fills the index for bookings from before it. Answers how many words were noted. */
    public static int write(Connection connection, String reservationId) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from reservation_word where reservation_id = ?")) {
            delete.setString(1, reservationId);
            delete.executeUpdate();
        }
        List<String> words = SearchWords.of(textsOf(connection, reservationId));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into reservation_word (word, reservation_id) values (?, ?)")) {
            for (String word : words) {
                insert.setString(1, word);
                insert.setString(2, reservationId);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return words.size();
    }

    private static String textsOf(Connection connection, String reservationId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TEXTS)) {
            select.setString(1, reservationId);
            try (ResultSet row = select.executeQuery()) {
                StringBuilder texts = new StringBuilder();
                while (row.next()) {
                    for (int column = 1; column <= 5; column++) {
                        String text = row.getString(column);
                        texts.append(text == null ? "" : text).append(' ');
                    }
                }
                return texts.toString();
            }
        }
    }
}
