package io.lodgeflow.pages.shell;

import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.words.Sentences;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Writes times, amounts and names of states in the reader's language. Times of a stay are in the hotel's zone and name its
 * city, because the reader may sit anywhere.
 *
 * @param now by the Lodgeflow clock
 * @param drawn names of steps by id, as they are drawn
 */
public record Words(MessageSource messages, Locale locale, Instant now, Supplier<Map<String, String>> drawn) {

    /** Sentences that name steps by their ids: which of their arguments do, others are what people wrote. */
    private static final Map<String, Set<Integer>> STEPS_IN = Map.of(
            "effect.moves", Set.of(0, 1),
            "effect.asked_again", Set.of(0),
            "effect.tried_again", Set.of(0),
            "history.moved", Set.of(0),
            "refusal.not_at_step", Set.of(0),
            "refusal.change_in_progress.at_step", Set.of(0),
            "refusal.step_not_a_target", Set.of(0, 1),
            "refusal.step_not_skippable", Set.of(0, 1));

    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z");

    public String text(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    /** The text of the key, or the other if nobody has written one. */
    public String known(String key, String otherwise) {
        String written = messages.getMessage(key, null, otherwise, locale);
        return written == null ? otherwise : written;
    }

    /** What the product has recorded, refused or told; empty if it has not. Steps have their names, instants are in UTC. */
    public String said(@Nullable Sentence sentence) {
        return said(sentence, ZoneOffset.UTC);
    }

    /** The same, with instants as the hotel's clock shows them. */
    public String said(@Nullable Sentence sentence, ZoneId zone) {
        return sentence == null ? "" : Sentences.in(locale, readable(sentence, zone));
    }

    private Sentence readable(Sentence sentence, ZoneId zone) {
        Set<Integer> steps = STEPS_IN.getOrDefault(sentence.code(), Set.of());
        List<Object> arguments = new ArrayList<>();
        for (Object one : sentence.arguments()) {
            arguments.add(
                    one instanceof Sentence inner
                            ? readable(inner, zone)
                            : steps.contains(arguments.size())
                                    ? stepsNamed(one.toString())
                                    : INSTANT.matcher(one.toString())
                                            .replaceAll(found -> shown(Instant.parse(found.group()), zone)));
        }
        return new Sentence(sentence.code(), arguments);
    }

    private String shown(Instant instant, ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? utc(instant) : moment(instant, zone);
    }

    private String stepsNamed(String ids) {
        return Stream.of(ids.split(", ", -1)).map(this::step).collect(Collectors.joining(", "));
    }

    public String step(String id) {
        return step(id, drawn.get().getOrDefault(id, id));
    }

    /** The text of a key made of a family and a name from the data; the name itself if nobody has written one. */
    public String name(String family, @Nullable String name) {
        if (name == null) {
            return "";
        }
        String plain = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        String written = messages.getMessage(family + "." + name.toLowerCase(Locale.ROOT), null, plain, locale);
        return written == null ? plain : written;
    }

    /** A stored wish; one that nobody knows is called unreadable, with what is stored. */
    public String wish(String stored) {
        return Arrays.stream(RoomWish.values()).map(Enum::name).anyMatch(stored::equals)
                ? name("wish", stored)
                : text("wish.unreadable", stored);
    }

    /**
     * A step's name in the reader's language; as drawn where nobody has translated it, and the words of its id where only
     * that is known.
     */
    public String step(String id, String drawn) {
        String plain = drawn.equals(id) ? wordsOf(id) : drawn;
        String written = messages.getMessage("step." + id, null, plain, locale);
        return written == null ? plain : written;
    }

    /** {@code AssignRooms} is "Assign rooms". */
    private static String wordsOf(String id) {
        String words = id.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A process's name in the reader's language; as drawn where nobody has translated it. */
    public String process(String id, String drawn) {
        String written = messages.getMessage("process." + id, null, drawn, locale);
        return written == null ? drawn : written;
    }

    /** Day and time of the hotel, such as {@code Fri 5 Jun, 15:00}. */
    public String moment(@Nullable Instant instant, ZoneId zone) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern(text("format.moment"), locale).format(instant.atZone(zone));
    }

    /** As {@link #moment}, to the second. */
    public String precise(@Nullable Instant instant, ZoneId zone) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern(text("format.precise"), locale).format(instant.atZone(zone));
    }

    public String utc(@Nullable Instant instant) {
        return instant == null ? "" : moment(instant, ZoneOffset.UTC) + " UTC";
    }

    /** Such as {@code Friday 5 June, 15:00, Lisbon time}. */
    public String hotelTime(Instant instant, ZoneId zone) {
        return text(
                "format.hotelTime",
                DateTimeFormatter.ofPattern(text("format.longMoment"), locale).format(instant.atZone(zone)),
                cityOf(zone));
    }

    /** By which people know the zone, such as {@code Lisbon}. */
    public String cityOf(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofPattern(text("format.date"), locale).format(date);
    }

    public String shortDate(LocalDate date) {
        return DateTimeFormatter.ofPattern(text("format.shortDate"), locale).format(date);
    }

    public String weekday(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE", locale).format(date);
    }

    /** How far away, in the largest unit that fits: {@code in 3 h}, {@code 12 min ago}, {@code just now}. */
    public String distance(Instant instant) {
        Duration away = Duration.between(now, instant);
        if (away.abs().toSeconds() < 1) {
            return text("format.justNow");
        }
        return text(away.isNegative() ? "format.ago" : "format.in", duration(away.abs()));
    }

    /** Such as {@code 40 s}, {@code 12 min}, {@code 3 h 5 min}, {@code 9 d 4 h}. */
    public String duration(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 1) {
            // Clocks of two nodes may differ a little: nothing takes less than no time.
            return text("format.milliseconds", Long.toString(Math.max(0, length.toMillis())));
        }
        if (seconds < 60) {
            return text("format.seconds", Long.toString(seconds));
        }
        if (seconds < 3600) {
            return text("format.minutes", Long.toString(seconds / 60));
        }
        if (seconds < 86_400) {
            return text("format.hours", Long.toString(seconds / 3600), Long.toString(seconds % 3600 / 60));
        }
        return text("format.days", Long.toString(seconds / 86_400), Long.toString(seconds % 86_400 / 3600));
    }

    public String milliseconds(long length) {
        return duration(Duration.ofMillis(length));
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** Amount and currency code, digits grouped. */
    public String money(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(new BigDecimal(money.decimal())) + " " + money.currencyCode();
    }

    /** As shops write it: the currency's sign where there is one, all its digits. */
    public String price(Money money) {
        return price(money, Math.max(0, money.currency().getDefaultFractionDigits()));
    }

    /** As {@link #price}, to the whole unit; for showing about how much it is. */
    public String wholePrice(Money money) {
        return price(money, 0);
    }

    /** A number alone, such as {@code 98} or {@code 98K}; who reads it knows the currency. */
    public String shortPrice(Money money) {
        BigDecimal amount = new BigDecimal(money.decimal());
        NumberFormat format = amount.longValue() < 10_000
                ? NumberFormat.getIntegerInstance(locale)
                : NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(amount.longValue() < 10_000 || amount.longValue() >= 100_000 ? 0 : 1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }

    private String price(Money money, int digits) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(new BigDecimal(money.decimal()));
    }
}
