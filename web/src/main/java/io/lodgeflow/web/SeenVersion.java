package io.lodgeflow.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The version a caller has seen, as it says with {@code If-Match}. A controller method takes one as an argument and asks
 * {@link #required} or {@link #ifGiven}; both give the number that commands compare, or null for {@code *}: any version.
 */
public final class SeenVersion {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e]*)\"\\s*(?:,|$)");

    private final @Nullable String header;

    private SeenVersion(@Nullable String header) {
        this.header = header;
    }

    /** @param header value of If-Match; null if the request has none */
    public static SeenVersion of(@Nullable String header) {
        return new SeenVersion(header);
    }

    /** The strong entity tag of a version. */
    public static String tagOf(int version) {
        return "\"" + version + "\"";
    }

    /** For changes that must not go unguarded: 428 without If-Match. */
    public @Nullable Integer required() {
        if (header == null) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if_match_required",
                    "Read it first and send its ETag as If-Match, so that nobody's change is overwritten.",
                    FieldProblem.inHeader("If-Match", "if_match_required", "This header is required."));
        }
        return ifGiven();
    }

    /** Null also when there is no If-Match. */
    public @Nullable Integer ifGiven() {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        List<Integer> versions = new ArrayList<>();
        Matcher tag = TAG.matcher(header);
        int end = 0;
        while (end < header.length() && tag.region(end, header.length()).lookingAt()) {
            end = tag.end();
            if (tag.group(1) == null && tag.group(2).matches("[0-9]{1,9}")) {
                versions.add(Integer.valueOf(tag.group(2)));
            }
        }
        if (end != header.length() || header.isBlank() || versions.size() > 1) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid_if_match",
                    "If-Match must be one ETag as it was answered, with its quotes.",
                    FieldProblem.inHeader("If-Match", "invalid_if_match", "Expected one entity tag such as \"3\"."));
        }
        if (versions.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_FAILED, "changed_meanwhile", "No version has this ETag. Read it again.");
        }
        return versions.getFirst();
    }
}
