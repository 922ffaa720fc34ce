package io.lodgeflow.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON body, and where, without repeating anything of it. */
final class JsonProblems {

    static ProblemException of(@Nullable Throwable cause) {
        return switch (cause) {
            case RefusedValue refused -> refused(refused);
            case UnrecognizedPropertyException unknown ->
                shape(
                        unknown,
                        "unknown_field",
                        "There is no such field. Check its spelling against the API description.");
            case InvalidFormatException wrong -> shape(wrong, "invalid_value", expected(wrong));
            case MismatchedInputException wrong -> shape(wrong, "wrong_type", expected(wrong));
            case InputCoercionException outOfRange ->
                shape(outOfRange, "wrong_type", "Expected a whole number within its range.");
            case DatabindException wrong -> shape(wrong, "wrong_type", "The value does not fit this field.");
            case JacksonException malformed -> malformed(malformed);
            case null, default ->
                new ProblemException(HttpStatus.BAD_REQUEST, "body_missing", "This request needs a JSON body.");
        };
    }

    private static ProblemException refused(RefusedValue refused) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "validation_failed",
                "A value of the request is not acceptable; see errors.",
                FieldProblem.inBody(pointer(refused), refused.code(), refused.getOriginalMessage()));
    }

    private static ProblemException shape(JacksonException cause, String code, String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid_body",
                "The body does not have the shape this request needs; see errors.",
                FieldProblem.inBody(pointer(cause), code, detail));
    }

    private static ProblemException malformed(JacksonException cause) {
        TokenStreamLocation location = cause.getLocation();
        String where = location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "malformed_json", "The body is not valid JSON" + where + ".");
    }

    private static String expected(MismatchedInputException wrong) {
        Class<?> target = wrong.getTargetType();
        if (target == null) {
            return "The value does not fit this field.";
        }
        if (target.isEnum()) {
            return "Expected one of: "
                    + List.of(target.getEnumConstants()).stream()
                            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return "Expected " + nameOf(target) + ".";
    }

    private static String nameOf(Class<?> target) {
        return switch (target.getSimpleName()) {
            case "String" -> "text";
            case "int", "Integer", "long", "Long" -> "a whole number within its range";
            case "double", "Double", "BigDecimal" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "LocalDate" -> "a date such as 2027-03-31";
            case "LocalTime" -> "a time such as 15:00";
            case "Instant" -> "an instant such as 2027-03-31T13:00:00Z";
            case "List", "Set", "ArrayList", "HashSet" -> "a list";
            default -> "an object";
        };
    }

    static String pointer(JacksonException cause) {
        return cause.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "/" + step.getIndex()
                        : "/" + step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private JsonProblems() {}
}
