package io.lodgeflow.api.security;

import io.lodgeflow.engine.transaction.Transactions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The key that signs access tokens: 256 random bits, made once by the first node that needs it and kept in the database,
 * so that tokens outlive restarts and every node accepts every other's. Two nodes at the same moment end with one key.
 */
final class TokenKey {

    private static final String NAME = "token_signing_key";
    private static final int FEWEST_BYTES = 32;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    TokenKey(JdbcTemplate jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A key given by the configuration. */
    static SecretKey given(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < FEWEST_BYTES) {
            throw new IllegalStateException(
                    "lodgeflow.security.token-key has " + bytes.length + " bytes, needs " + FEWEST_BYTES);
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    SecretKey findOrMake() {
        return given(find().orElseGet(this::make));
    }

    private Optional<String> find() {
        return transactions.read(
                () -> jdbc.queryForList("select setting_value from setting where name = ?", String.class, NAME).stream()
                        .findFirst());
    }

    private String make() {
        byte[] random = new byte[FEWEST_BYTES];
        new SecureRandom().nextBytes(random);
        String key = Base64.getEncoder().encodeToString(random);
        try {
            transactions.run(() -> jdbc.update("insert into setting (name, setting_value) values (?, ?)", NAME, key));
            return key;
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            return find().orElseThrow();
        }
    }
}
