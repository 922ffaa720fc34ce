package io.lodgeflow.web;

import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code Idempotency-Key}. The scope is who asks for what, so keys of different callers or addresses never meet;
 * the hash is of the body's fields and values, in whatever order and with whatever blanks they were written. A controller
 * method simply takes an {@link IdempotentRequest}: then the header is required.
 */
public final class IdempotencyHeader {

    public static final String HEADER = "Idempotency-Key";

    /** What the database keeps of a scope. */
    private static final int LONGEST_SCOPE = 80;

    /** Maps keep no order of their own, amounts their digits. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern ACCEPTED = Pattern.compile("[\\x21-\\x7e]{1,200}");

    public static IdempotentRequest read(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            throw refused(
                    "idempotency_key_missing",
                    "Send an Idempotency-Key of your choice, such as a UUID, and the same one when you repeat the request.");
        }
        if (!ACCEPTED.matcher(key).matches()) {
            throw refused("invalid_idempotency_key", "An Idempotency-Key is 1 to 200 visible ASCII characters.");
        }
        return new IdempotentRequest(scope(request), key, hash(canonical(BodyRequest.bodyOf(request))));
    }

    private static String scope(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        String who = caller == null ? "anonymous " + request.getRemoteAddr() : caller.getName();
        String scope = who + " " + request.getMethod() + " " + Addresses.pathOf(request);
        return scope.length() <= LONGEST_SCOPE ? scope : hash(scope.getBytes(StandardCharsets.UTF_8));
    }

    /** Fields in the order of their names, without blanks; the bytes as they came if they are no JSON. */
    private static byte[] canonical(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        try {
            return CANONICAL.writeValueAsBytes(CANONICAL.readValue(body, Object.class));
        } catch (JacksonException refusedLater) {
            return body;
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static ProblemException refused(String code, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, detail, FieldProblem.inHeader(HEADER, code, detail));
    }

    private IdempotencyHeader() {}
}
