package io.lodgeflow.engine.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Why a step failed, without what differs from workflow to workflow: ids, numbers, dates, amounts and quoted values are
 * masked, so that a thousand failures of one kind are one cause.
 *
 * @param fingerprint SHA-256 of the text
 * @param text the masked message, at most {@value #LONGEST} characters
 */
public record IncidentCause(String fingerprint, String text) {

    static final int LONGEST = 1000;

    private static final Pattern QUOTED = Pattern.compile("'[^'\\n]*'|\"[^\"\\n]*\"|`[^`\\n]*`");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    /** 8-4-4-4-12, hashes, our own ids such as res_01hx..., and any word of letters and digits mixed. */
    private static final Pattern UUID =
            Pattern.compile("\\b\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}\\b");

    private static final Pattern OWN_ID = Pattern.compile("\\b[a-z]{3}_[A-Za-z0-9_]+\\b");
    private static final Pattern DATE_TIME = Pattern.compile(
            "\\b\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?\\b");
    private static final Pattern MIXED_WORD = Pattern.compile("\\b(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{4,}\\b");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,:]\\d+)*");
    private static final Pattern MASKS = Pattern.compile("(\\?[\\s,;/-]*){2,}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    public static IncidentCause of(String message) {
        String text = message;
        for (Pattern pattern : new Pattern[] {ADDRESS, UUID, OWN_ID, QUOTED, DATE_TIME, MIXED_WORD, NUMBER}) {
            text = pattern.matcher(text).replaceAll("?");
        }
        text = MASKS.matcher(text).replaceAll("? ");
        text = SPACE.matcher(text).replaceAll(" ").strip();
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return new IncidentCause(sha256(text), text);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
