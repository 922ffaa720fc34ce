package io.lodgeflow.activities.operations;

import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the lines of the audit log hang together: each hash covers every field of its line and the hash before it. */
final class AuditChain {

    /** The last line so far. */
    record Head(long lastId, String lastHash) {
        static final Head START = new Head(0, "0".repeat(64));
    }

    /** The next line, cut to what the columns hold before it is hashed. */
    static AuditRecord next(Head head, AuditEntry entry, Instant at) {
        AuditRecord unsigned = new AuditRecord(
                head.lastId() + 1,
                at,
                cut(entry.operator().actor().name(), 80),
                entry.operator().role().name().toLowerCase(Locale.ROOT),
                cut(entry.operator().address(), 60),
                cut(entry.action(), 40),
                cut(entry.target(), 80),
                cut(entry.reason(), 400),
                cut(entry.before(), 2000),
                cut(entry.after(), 2000),
                head.lastHash(),
                "");
        return new AuditRecord(
                unsigned.id(),
                unsigned.at(),
                unsigned.actor(),
                unsigned.role(),
                unsigned.address(),
                unsigned.action(),
                unsigned.target(),
                unsigned.reason(),
                unsigned.before(),
                unsigned.after(),
                unsigned.previousHash(),
                hash(unsigned));
    }

    /** What is wrong with the line that should follow the head; null if nothing is. */
    static @Nullable String problem(Head head, AuditRecord line) {
        long expected = head.lastId() + 1;
        if (line.id() != expected) {
            return "line " + expected + " is missing, line " + line.id() + " follows line " + head.lastId();
        }
        if (!line.previousHash().equals(head.lastHash())) {
            return "line " + line.id() + " does not follow the line before it";
        }
        return line.hash().equals(hash(line)) ? null : "line " + line.id() + " was changed";
    }

    /** Every field with its length before it, so that no two different lines read alike. */
    private static String hash(AuditRecord line) {
        StringBuilder text = new StringBuilder();
        for (String field : List.of(
                Long.toString(line.id()),
                line.at().toString(),
                line.actor(),
                line.role(),
                line.address(),
                line.action(),
                line.target(),
                line.reason(),
                line.before(),
                line.after(),
                line.previousHash())) {
            text.append(field.length()).append(':').append(field);
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private AuditChain() {}
}
