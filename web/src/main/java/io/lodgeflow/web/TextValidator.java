package io.lodgeflow.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what {@link Text} accepts. */
public final class TextValidator implements ConstraintValidator<Text, String> {

    private int min = 1;
    private int max = Integer.MAX_VALUE;
    private boolean multiline;

    @Override
    public void initialize(Text text) {
        min = text.min();
        max = text.max();
        multiline = text.multiline();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        Optional<String> fault = fault(value, min, max, multiline);
        fault.ifPresent(why -> {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(why).addConstraintViolation();
        });
        return fault.isEmpty();
    }

    /** What is wrong with the text, if anything; lengths in code points. */
    public static Optional<String> fault(String text, int min, int max, boolean multiline) {
        if (text.codePoints().anyMatch(point -> isUnpaired(point))) {
            return Optional.of("holds half a character (an unpaired surrogate)");
        }
        if (text.codePoints().anyMatch(point -> isControl(point, multiline))) {
            return Optional.of("holds control characters");
        }
        int length = text.codePointCount(0, text.length());
        if (length < min) {
            return Optional.of(min == 1 ? "must not be empty" : "must have at least " + min + " characters");
        }
        return length > max ? Optional.of("must have at most " + max + " characters") : Optional.empty();
    }

    private static boolean isUnpaired(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isControl(int point, boolean multiline) {
        if (multiline && (point == '\n' || point == '\t')) {
            return false;
        }
        // Also line and paragraph separators, and marks that turn the direction of all text after them.
        return Character.isISOControl(point)
                || point == 0x2028
                || point == 0x2029
                || point == 0xFEFF
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || (point & 0xFFFE) == 0xFFFE;
    }
}
