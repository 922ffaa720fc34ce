package io.lodgeflow.web.security;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which passwords are accepted: 12 characters or more, or 8 or more with three of lower case, upper case, digits and
 * others. At most 72 bytes, because BCrypt ignores what comes after. A password is taken as it is, never trimmed.
 */
public final class PasswordPolicy {

    private static final int LONG_ENOUGH = 12;
    private static final int SHORTEST = 8;
    private static final int CLASSES = 3;
    private static final int MOST_BYTES = 72;

    /** What is wrong with it, if anything; never repeats it. */
    public static Optional<String> fault(String password) {
        int length = password.codePointCount(0, password.length());
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("must have at most " + MOST_BYTES + " bytes in UTF-8");
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("must not hold control characters");
        }
        if (length >= LONG_ENOUGH || (length >= SHORTEST && classes(password) >= CLASSES)) {
            return Optional.empty();
        }
        return Optional.of("must have at least " + LONG_ENOUGH + " characters, or " + SHORTEST + " with " + CLASSES
                + " of: lower case, upper case, digits, others");
    }

    private static long classes(String password) {
        return password.codePoints().map(PasswordPolicy::classOf).distinct().count();
    }

    private static int classOf(int point) {
        if (Character.isLowerCase(point)) {
            return 0;
        }
        if (Character.isUpperCase(point)) {
            return 1;
        }
        return Character.isDigit(point) ? 2 : 3;
    }

    private PasswordPolicy() {}
}
