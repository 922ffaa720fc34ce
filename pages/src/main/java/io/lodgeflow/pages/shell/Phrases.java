package io.lodgeflow.pages.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that are stored or answered in English, in the reader's language: effects of repairs, refusals, history, tasks.
 * What the product stores is for every reader, so it is turned when it is shown. What nobody has translated, such as the
 * words of a person, stays as it is.
 */
public final class Phrases {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    /** A stay, as every sentence names it. */
    private static final Pattern DATES = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) to (\\d{4}-\\d\\d-\\d\\d)");

    private static final List<Phrase> KOREAN = read("/pages/phrases_ko.txt");

    private Phrases() {}

    /** @param length of the English words alone: of two phrases that fit, the one that says more is meant */
    private record Phrase(String english, Pattern pattern, String translated, int length) {

        Optional<Fit> fit(String text, int from) {
            Matcher matcher = pattern.matcher(text).region(from, text.length());
            return matcher.lookingAt() ? Optional.of(new Fit(this, matcher)) : Optional.empty();
        }
    }

    /** The phrase stands at the matcher's place. */
    private record Fit(Phrase phrase, Matcher found) {

        String translated() {
            return PLACE.matcher(phrase.translated())
                            .replaceAll(
                                    place -> Matcher.quoteReplacement(DATES.matcher(found.group("p" + place.group(1)))
                                            .replaceAll("$1 ~ $2")))
                    + found.group("after");
        }
    }

    /** A text of one or more sentences; each that is known is turned. */
    public static String in(Locale locale, String text) {
        if (!locale.getLanguage().equals(Locale.KOREAN.getLanguage())) {
            return text;
        }
        StringBuilder turned = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            Optional<Fit> known = KOREAN.stream()
                    .flatMap(phrase -> phrase.fit(text, from).stream())
                    .findFirst();
            int end = known.map(fit -> fit.found().end()).orElseGet(() -> afterSentence(text, from));
            turned.append(known.map(Fit::translated).orElseGet(() -> text.substring(from, end)));
            at = end;
        }
        return turned.toString();
    }

    /** Every English side, with its places. */
    static List<String> known() {
        return KOREAN.stream().map(Phrase::english).toList();
    }

    private static int afterSentence(String text, int from) {
        int end = text.indexOf(". ", from);
        return end < 0 ? text.length() : end + 2;
    }

    private static List<Phrase> read(String resource) {
        List<Phrase> phrases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    phrases.add(phrase(line));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        phrases.sort(Comparator.comparing(Phrase::length).reversed());
        return List.copyOf(phrases);
    }

    private static Phrase phrase(String line) {
        int between = line.indexOf(" = ");
        if (between < 0) {
            throw new IllegalStateException("neither a phrase nor a comment: " + line);
        }
        String english = line.substring(0, between);
        return new Phrase(
                english,
                pattern(english),
                line.substring(between + " = ".length()),
                PLACE.matcher(english).replaceAll("").length());
    }

    /** A sentence ends before the next one, with its amount if it has one; what is none goes to the end of the text. */
    private static Pattern pattern(String english) {
        boolean sentence = english.endsWith(".") || english.endsWith(":");
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(english);
        int at = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(at, place.start())))
                    .append("(?<p")
                    .append(place.group(1))
                    .append(sentence ? ">(?:(?!\\. ).)+?)" : ">.+?)");
            at = place.end();
        }
        pattern.append(Pattern.quote(english.substring(at)));
        return Pattern.compile(
                pattern + (sentence ? "(?<after>(?: \\([^)]*\\))?(?:\\s+|$))" : "(?<after>$)"), Pattern.DOTALL);
    }
}
