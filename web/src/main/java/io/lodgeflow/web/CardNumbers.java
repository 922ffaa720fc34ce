package io.lodgeflow.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds payment card numbers in text: 13 to 19 digits that pass the Luhn check and begin as a card network's do (ISO/IEC
 * 7812), with any spaces and dashes between them. Dates, UUIDs, hexadecimal hashes and times, also as counted from 1970 or
 * as digits in a row, are no card numbers. One in ten other numbers that begin so passes Luhn by chance; such a number is
 * taken for a card number, because the other mistake is worse; only in names that callers make of counters and times ({@link
 * #surelyIn}) it has to look like a card in every way.
 */
public final class CardNumbers {

    static final String REPLACEMENT = "[card number removed]";

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    /** Separators between two digits of a number. */
    private static final int WIDEST_GAP = 3;

    private static final Pattern GROUP = Pattern.compile("\\p{Nd}+");
    private static final Pattern HARMLESS = Pattern.compile(
            // UUID
            "(?<![0-9A-Za-z])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])"
                    // hash or trace id, with at least one letter
                    + "|(?<![0-9A-Za-z])(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{32,}(?![0-9A-Za-z])"
                    // ISO date
                    + "|(?<![\\d-])(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?![\\d-])"
                    // a date and time in a row, such as 20261130154500 or with milliseconds
                    + "|(?<!\\d)20\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d"
                    + "(?:\\d{3})?(?!\\d)");

    /** Visa, Mastercard, Discover, UnionPay, JCB of 16 digits, American Express of 15, Diners of 14. */
    private static final Pattern SURELY = Pattern.compile("(?<![0-9])(?:"
            + "(?:4[0-9]{3}|5[1-5][0-9]{2}|2[2-7][0-9]{2}|6(?:011|4[4-9][0-9]|5[0-9]{2}|2[0-9]{2})|35[2-8][0-9])"
            + "(?:[0-9]{12}|(?:[ -][0-9]{4}){3})"
            + "|3[47][0-9]{2}(?:[0-9]{11}|[ -][0-9]{6}[ -][0-9]{5})"
            + "|3(?:0[0-5]|[68][0-9])[0-9](?:[0-9]{10}|[ -][0-9]{6}[ -][0-9]{4}))(?![0-9])");

    private record Range(int start, int end) {}

    public static boolean containsOne(@Nullable String text) {
        return text != null && !find(text).isEmpty();
    }

    /**
     * For keys and references, which are full of numbers: only a number that stands alone or in groups of four, begins as the
     * cards in use do, and has their length.
     */
    static boolean surelyIn(@Nullable String text) {
        return text != null
                && SURELY.matcher(HARMLESS.matcher(text).replaceAll(" "))
                        .results()
                        .anyMatch(found -> passesLuhn(found.group().replaceAll("[ -]", "")));
    }

    /** The text with every card number replaced; the same text if there is none. */
    public static String mask(String text) {
        List<Range> found = find(text);
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (Range range : found) {
            masked.append(text, from, range.start()).append(REPLACEMENT);
            from = range.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    /** True if the digits pass the Luhn check. */
    static boolean passesLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static List<Range> find(String text) {
        if (text.length() < SHORTEST || runs(text).isEmpty()) {
            return List.of();
        }
        String searched = HARMLESS.matcher(text).replaceAll(harmless -> "x".repeat(harmless.end() - harmless.start()));
        List<Range> found = new ArrayList<>();
        runs(searched).forEach(run -> findInRun(searched, run.start(), run.end(), found));
        return found;
    }

    /** Digits, enough for a card, with at most a few separators between two of them; one look at each sign. */
    private static List<Range> runs(String text) {
        List<Range> runs = new ArrayList<>();
        int start = 0;
        int end = 0;
        int digits = 0;
        int gap = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int sign = text.codePointAt(at);
            if (Character.getType(sign) == Character.DECIMAL_DIGIT_NUMBER) {
                start = digits == 0 ? at : start;
                end = at + Character.charCount(sign);
                digits++;
                gap = 0;
            } else if (digits > 0 && (!isSeparator(sign) || ++gap > WIDEST_GAP)) {
                add(runs, start, end, digits);
                digits = 0;
                gap = 0;
            }
        }
        add(runs, start, end, digits);
        return runs;
    }

    private static void add(List<Range> runs, int start, int end, int digits) {
        if (digits >= SHORTEST) {
            runs.add(new Range(start, end));
        }
    }

    private static boolean isSeparator(int sign) {
        int type = Character.getType(sign);
        return type == Character.SPACE_SEPARATOR || type == Character.DASH_PUNCTUATION;
    }

    /** Tries all neighbouring groups of digits together, the longest first. */
    private static void findInRun(String text, int start, int end, List<Range> found) {
        List<Range> groups = new ArrayList<>();
        Matcher group = GROUP.matcher(text).region(start, end);
        while (group.find()) {
            groups.add(new Range(group.start(), group.end()));
        }
        for (int first = 0; first < groups.size(); first++) {
            int last = lastOfCard(text, groups, first);
            if (last >= 0) {
                found.add(new Range(groups.get(first).start(), groups.get(last).end()));
                first = last;
            }
        }
    }

    private static int lastOfCard(String text, List<Range> groups, int first) {
        StringBuilder digits = new StringBuilder();
        int last = -1;
        for (int next = first; next < groups.size() && digits.length() <= LONGEST; next++) {
            digits.append(text, groups.get(next).start(), groups.get(next).end());
            if (digits.length() >= SHORTEST
                    && digits.length() <= LONGEST
                    && passesLuhn(digits)
                    && beginsAsACard(digits, next == first)) {
                last = next;
            }
        }
        return last;
    }

    /**
     * Networks begin with 2 to 6; RuPay and UnionPay also with 81 and 82, Troy with 9792; UATP with 1 and has 15 digits. So
     * seconds and their fractions since 1970, which begin with 1 until 2033, are none.
     *
     * @param unbroken written without a gap; with one, a time and a counter beside it are likelier than a UATP card
     */
    private static boolean beginsAsACard(CharSequence digits, boolean unbroken) {
        int first = Character.digit(digits.charAt(0), 10);
        int second = Character.digit(digits.charAt(1), 10);
        return switch (first) {
            case 1 -> unbroken && digits.length() == 15;
            case 2, 3, 4, 5, 6 -> true;
            case 8 -> second == 1 || second == 2;
            case 9 ->
                second == 7 && Character.digit(digits.charAt(2), 10) == 9 && Character.digit(digits.charAt(3), 10) == 2;
            default -> false;
        };
    }

    private CardNumbers() {}
}
