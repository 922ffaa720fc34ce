package io.lodgeflow.domain.words;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the product records, refuses or tells: a code with its arguments. It is worded where somebody reads it, in that
 * reader's language.
 *
 * @param code of its words, grouped by what speaks: {@code history.checked_out}
 * @param arguments texts that are the same in every language (names, numbers, amounts, words of people), or sentences
 */
public record Sentence(String code, List<Object> arguments) {

    /** The words of a person or of another system, in whatever language they are. */
    private static final String SAID = "said";

    /** All of its arguments, which are sentences. */
    public static final String ALL = "all";

    /** What was stored as a text, and fits no code. */
    private static final String LEGACY = "legacy";

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /** @param arguments sentences, or what is shown as its own text */
    public static Sentence of(String code, @Nullable Object... arguments) {
        return new Sentence(
                code,
                Stream.of(arguments)
                        .map(one -> one instanceof Sentence inner ? inner : (Object) String.valueOf(one))
                        .toList());
    }

    public static Sentence said(String words) {
        return of(SAID, words);
    }

    /** One after the other. */
    public static Sentence all(List<Sentence> sentences) {
        return new Sentence(ALL, List.copyOf(sentences));
    }

    /** Reads what {@link #stored} wrote; what it did not write is the text of a time before there were codes. */
    public static Sentence from(String column) {
        return new Reader(column).whole().orElseGet(() -> of(LEGACY, column));
    }

    /** A JSON array: {@code ["history.room_assigned","101"]}. */
    public String stored() {
        return Stream.concat(Stream.of(code), arguments.stream())
                .map(one -> one instanceof Sentence inner ? inner.stored() : quoted(one.toString()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** For logs and exceptions, which no guest reads. */
    @Override
    public String toString() {
        return stored();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(sign -> {
            if (sign < ' ') {
                quoted.append(String.format("\\u%04x", sign));
            } else {
                quoted.append(sign == '"' || sign == '\\' ? "\\" : "").append((char) sign);
            }
        });
        return quoted.append('"').toString();
    }

    /** Reads just what is written here; anything else is none. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Optional<Sentence> whole() {
            try {
                return Optional.ofNullable(array()).filter(read -> at == text.length());
            } catch (StringIndexOutOfBoundsException | NumberFormatException broken) {
                return Optional.empty();
            }
        }

        private @Nullable Sentence array() {
            List<Object> parts = new ArrayList<>();
            char sign = text.charAt(at++);
            while (sign == (parts.isEmpty() ? '[' : ',')) {
                Object part = text.charAt(at) == '[' ? array() : string();
                if (part == null) {
                    return null;
                }
                parts.add(part);
                sign = text.charAt(at++);
            }
            return sign == ']' && !parts.isEmpty() && parts.getFirst() instanceof String code
                    ? new Sentence(code, parts.subList(1, parts.size()))
                    : null;
        }

        private @Nullable String string() {
            if (text.charAt(at++) != '"') {
                return null;
            }
            StringBuilder read = new StringBuilder();
            char sign = text.charAt(at++);
            while (sign != '"') {
                if (sign == '\\') {
                    sign = text.charAt(at++);
                    if (sign == 'u') {
                        sign = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                        at += 4;
                    }
                }
                read.append(sign);
                sign = text.charAt(at++);
            }
            return read.toString();
        }
    }

    /** Stores several, one a line. */
    @Converter
    public static final class Columns implements AttributeConverter<List<Sentence>, String> {

        @Override
        public String convertToDatabaseColumn(@Nullable List<Sentence> sentences) {
            return sentences == null
                    ? ""
                    : sentences.stream().map(Sentence::stored).collect(Collectors.joining("\n"));
        }

        @Override
        public List<Sentence> convertToEntityAttribute(@Nullable String column) {
            return column == null
                    ? List.of()
                    : column.lines().map(Sentence::from).toList();
        }
    }

    /** Stores it in one column. */
    @Converter
    public static final class Column implements AttributeConverter<Sentence, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Sentence sentence) {
            return sentence == null ? null : sentence.stored();
        }

        @Override
        public @Nullable Sentence convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : from(column);
        }
    }
}
