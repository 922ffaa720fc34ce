package io.lodgeflow.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.lodgeflow.engine.transaction.Transactions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pair of keys that signs access tokens (RS256) and by which anybody checks them, as a JSON Web Key (RFC 7517). A real
 * installation names a file of its own. A demo makes its pair once and keeps it in the database, so that tokens outlive
 * restarts and every node accepts every other's; two nodes at the same moment end with one pair.
 */
public final class TokenKey {

    private static final String SETTING = "token_key_pair";
    private static final int FEWEST_BITS = 2048;
    /** As strong as 128 bits of a symmetric key (NIST SP 800-57). */
    private static final int BITS_OF_A_FILE = 3072;

    /**
     * The pair in a file that {@link #write} made.
     *
     * @throws IllegalStateException if there is no such pair; the message says why and never what the file holds
     */
    public static RSAKey read(Path file) {
        try {
            return parsed(Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + " cannot be read.", unreadable);
        }
    }

    /**
     * Makes a new pair in a new file that only its owner may read.
     *
     * @return the public half, as JSON
     * @throws FileAlreadyExistsException if the file is there; it stays as it is
     */
    public static String write(Path file) throws IOException {
        RSAKey pair = generate(BITS_OF_A_FILE);
        Path absolute = file.toAbsolutePath();
        if (absolute.getParent() != null) {
            Files.createDirectories(absolute.getParent());
        }
        boolean posix = absolute.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(absolute);
        }
        Files.writeString(absolute, pair.toJSONString() + "\n");
        return pair.toPublicJWK().toJSONString();
    }

    /** A pair for this process alone. */
    static RSAKey ofThisProcess() {
        return generate(FEWEST_BITS);
    }

    static RSAKey findOrMake(JdbcClient jdbc, Transactions transactions) {
        return find(jdbc, transactions).orElseGet(() -> {
            RSAKey pair = generate(FEWEST_BITS);
            try {
                transactions.run(() -> jdbc.sql("insert into setting (name, setting_value) values (?, ?)")
                        .params(SETTING, pair.toJSONString())
                        .update());
                return pair;
            } catch (DuplicateKeyException anotherNodeWasFaster) {
                return find(jdbc, transactions).orElseThrow();
            }
        });
    }

    private static Optional<RSAKey> find(JdbcClient jdbc, Transactions transactions) {
        return transactions
                .read(() -> jdbc.sql("select setting_value from setting where name = ?")
                        .param(SETTING)
                        .query(String.class)
                        .optional())
                .map(json -> parsed(json, "the setting " + SETTING));
    }

    private static RSAKey parsed(String json, String where) {
        try {
            RSAKey pair = JWK.parse(json).toRSAKey();
            if (!pair.isPrivate() || pair.size() < FEWEST_BITS) {
                throw new IllegalStateException(where + " holds no private key of at least " + FEWEST_BITS + " bits.");
            }
            return pair;
        } catch (ParseException | ClassCastException malformed) {
            throw new IllegalStateException(where + " holds no RSA key as JSON Web Key.");
        }
    }

    private static RSAKey generate(int bits) {
        try {
            return new RSAKeyGenerator(bits)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private TokenKey() {}
}
