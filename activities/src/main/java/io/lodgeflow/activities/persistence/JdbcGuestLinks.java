package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.engine.time.UtcTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcGuestLinks implements GuestLinks {

    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;

    JdbcGuestLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(String reservationId, Purpose purpose, Instant now) {
        if (keyOf(reservationId, purpose).isPresent()) {
            return;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        String linkKey = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        jdbc.sql("insert into guest_link (reservation_id, purpose, link_key, created_at) values (?, ?, ?, ?)")
                .params(reservationId, purpose.name(), linkKey, UtcTime.of(now))
                .update();
    }

    @Override
    public Optional<String> keyOf(String reservationId, Purpose purpose) {
        return jdbc.sql("select link_key from guest_link where reservation_id = ? and purpose = ?")
                .params(reservationId, purpose.name())
                .query(String.class)
                .optional();
    }
}
