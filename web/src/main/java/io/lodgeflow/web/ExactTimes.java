package io.lodgeflow.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;

/**
 * Dates, times and instants of a body, and dates of a parameter, written in their one ISO 8601 form and nothing else: {@code 2027-01-09}, {@code
 * 15:00}, {@code 2027-01-09T15:00:00Z} or with an offset. What would have to be cut or guessed (an instant for a date,
 * blanks, numbers, an empty text) is refused, since another day would be booked than was meant.
 */
final class ExactTimes {

    /** Years that no calendar has are of another form, and refused by the rules of stays. */
    private static final String DATE = "(?:\\d{4}|[+-]\\d{4,10})-\\d\\d-\\d\\d";

    private static final Pattern DATE_ALONE = Pattern.compile(DATE);
    private static final String TIME = "\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?";

    private static final Pattern INSTANT = Pattern.compile(DATE + "T" + TIME + "(?:Z|[+-]\\d\\d:\\d\\d)");

    static JacksonModule module() {
        return new SimpleModule("times")
                .addDeserializer(LocalDate.class, new Reader<>(LocalDate.class, DATE, LocalDate::parse))
                .addDeserializer(LocalTime.class, new Reader<>(LocalTime.class, TIME, LocalTime::parse))
                .addDeserializer(Instant.class, new Reader<>(Instant.class, INSTANT.pattern(), ExactTimes::instant));
    }

    /** Offsets end earlier than instants do. */
    private static Instant instant(String text) {
        return Character.isDigit(text.charAt(0)) ? OffsetDateTime.parse(text).toInstant() : Instant.parse(text);
    }

    /** Of a parameter, as {@link #date}. */
    static @Nullable Instant instantOf(String parameter) {
        if (parameter.isEmpty()) {
            return null;
        }
        if (!INSTANT.matcher(parameter).matches()) {
            throw new IllegalArgumentException("not in its form");
        }
        try {
            return instant(parameter);
        } catch (DateTimeException noSuchTime) {
            throw new IllegalArgumentException(noSuchTime);
        }
    }

    /**
     * Of a parameter; null if it is empty, as a form sends what was not filled in.
     *
     * @throws IllegalArgumentException if it is no date, or not in its form
     */
    static @Nullable LocalDate date(String parameter) {
        if (parameter.isEmpty()) {
            return null;
        }
        if (!DATE_ALONE.matcher(parameter).matches()) {
            throw new IllegalArgumentException("not in its form");
        }
        try {
            return LocalDate.parse(parameter);
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(noSuchDay);
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {

        private final Pattern form;
        private final Function<String, T> parse;

        Reader(Class<T> type, String form, Function<String, T> parse) {
            super(type);
            this.form = Pattern.compile(form);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(json, handledType(), "Not a text.");
            }
            String text = json.getString();
            if (!form.matcher(text).matches()) {
                throw InvalidFormatException.from(json, "Not in its form.", "", handledType());
            }
            try {
                return parse.apply(text);
            } catch (DateTimeException noSuchDay) {
                throw InvalidFormatException.from(json, "There is no such day or time.", "", handledType());
            }
        }
    }

    private ExactTimes() {}
}
