package io.lodgeflow.web.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which passwords are accepted: 8 characters or more, of whatever kind, that are not guessed at once, as those of the lists of
 * common and stolen passwords, their usual variations, rows of keys, and one's own name or address are. At most 72 bytes,
 * because BCrypt ignores what comes after. A password is taken as it is, never trimmed.
 */
public final class PasswordPolicy {

    private static final int SHORTEST = 8;
    private static final int SHORTEST_WORD = 3;
    private static final int FEWEST_OWN = 4;
    private static final int MOST_BYTES = 72;

    /** Of 4. Below it a million guesses are enough. */
    private static final int GUESSED_SLOWLY = 2;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Zxcvbn GUESSES = new Zxcvbn();

    /**
     * What is wrong with it, if anything; never repeats it.
     *
     * @param known what anybody knows of its owner: address and name
     */
    public static Optional<String> fault(String password, String... known) {
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("must have at most " + MOST_BYTES + " bytes in UTF-8");
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("must not hold control characters");
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("must have at least " + SHORTEST + " characters");
        }
        return GUESSES.measure(password).getScore() < GUESSED_SLOWLY || isMadeOf(known, password)
                ? Optional.of("is among the first that are guessed: it is common or was stolen elsewhere, follows the"
                        + " keyboard, or is made of the name or the address")
                : Optional.empty();
    }

    /** Without the words of what is known next to nothing is left. */
    private static boolean isMadeOf(String[] known, String password) {
        String left = BETWEEN_WORDS
                .splitAsStream(String.join(" ", known).toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .reduce(password.toLowerCase(Locale.ROOT), (rest, word) -> rest.replace(word, ""));
        return left.codePoints().filter(Character::isLetterOrDigit).count() < FEWEST_OWN;
    }

    private PasswordPolicy() {}
}
