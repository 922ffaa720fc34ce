package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.engine.time.UtcTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class JdbcGuestLinks implements GuestLinks {

    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final JdbcTemplate jdbc;

    JdbcGuestLinks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(String reservationId, Purpose purpose, Instant now) {
        if (keyOf(reservationId, purpose).isPresent()) {
            return;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        jdbc.update(
                "insert into guest_link (reservation_id, purpose, link_key, created_at) values (?, ?, ?, ?)",
                reservationId,
                purpose.name(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(key),
                UtcTime.of(now));
    }

    @Override
    public Optional<String> keyOf(String reservationId, Purpose purpose) {
        return jdbc
                .query(
                        "select link_key from guest_link where reservation_id = ? and purpose = ?",
                        (row, number) -> row.getString(1),
                        reservationId,
                        purpose.name())
                .stream()
                .findFirst();
    }
}
