package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcGuestLinks implements GuestLinks {

    private static final int KEY_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final String SECRET = "guest-links.secret";
    private static final String MAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final SecretKeySpec secret;

    JdbcGuestLinks(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.secret = new SecretKeySpec(Base64.getDecoder().decode(findOrMake(transactions)), MAC);
    }

    /** One for all nodes and all times: it is made when the product starts for the first time. */
    private String findOrMake(Transactions transactions) {
        return transactions.read(this::stored).orElseGet(() -> {
            String made = Base64.getEncoder().encodeToString(randomBytes(SECRET_BYTES));
            try {
                transactions.run(() -> jdbc.sql("insert into setting (name, setting_value) values (?, ?)")
                        .params(SECRET, made)
                        .update());
                return made;
            } catch (DuplicateKeyException anotherNodeWasFaster) {
                return transactions.read(this::stored).orElseThrow();
            }
        });
    }

    private Optional<String> stored() {
        return jdbc.sql("select setting_value from setting where name = ?")
                .param(SECRET)
                .query(String.class)
                .optional();
    }

    private byte[] randomBytes(int number) {
        byte[] bytes = new byte[number];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void open(String reservationId, Purpose purpose, Instant now) {
        if (keyOf(reservationId, purpose).isPresent()) {
            return;
        }
        String linkKey = readable(randomBytes(KEY_BYTES));
        jdbc.sql("insert into guest_link (reservation_id, purpose, link_key, created_at) values (?, ?, ?, ?)")
                .params(reservationId, purpose.name(), linkKey, UtcTime.of(now))
                .update();
    }

    @Override
    public Optional<String> keyOf(String reservationId, Purpose purpose) {
        if (purpose == Purpose.BOOKING) {
            return Optional.of(keyOfBooking(reservationId));
        }
        return jdbc.sql("select link_key from guest_link where reservation_id = ? and purpose = ?")
                .params(reservationId, purpose.name())
                .query(String.class)
                .optional();
    }

    /** Follows from the booking and the secret, so that no booking has to be written for its link. */
    private String keyOfBooking(String reservationId) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return readable(Arrays.copyOf(mac.doFinal(reservationId.getBytes(StandardCharsets.UTF_8)), KEY_BYTES));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static String readable(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
