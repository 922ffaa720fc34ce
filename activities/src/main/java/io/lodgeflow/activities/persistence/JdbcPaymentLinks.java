package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.payment.PaymentLinks;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class JdbcPaymentLinks implements PaymentLinks {

    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final JdbcTemplate jdbc;

    JdbcPaymentLinks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(String reservationId, Instant now) {
        if (keyOf(reservationId).isPresent()) {
            return;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        jdbc.update(
                "insert into payment_link (reservation_id, link_key, created_at) values (?, ?, ?)",
                reservationId,
                Base64.getUrlEncoder().withoutPadding().encodeToString(key),
                UtcTime.of(now));
    }

    @Override
    public Optional<String> keyOf(String reservationId) {
        return jdbc
                .query(
                        "select link_key from payment_link where reservation_id = ?",
                        (row, number) -> row.getString(1),
                        reservationId)
                .stream()
                .findFirst();
    }
}
