package io.lodgeflow.web;

import io.lodgeflow.domain.words.Sentence;
import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** What Bean Validation found: values of the body are 422 with pointers, parameters are 400 with their names. */
final class ValidationProblems {

    static ProblemException of(BindingResult result) {
        return body(inBody(result));
    }

    static ProblemException of(HandlerMethodValidationException cause) {
        List<FieldProblem> errors = new ArrayList<>();
        boolean body = false;
        for (var result : cause.getParameterValidationResults()) {
            if (result instanceof Errors nested) {
                body = true;
                errors.addAll(inBody(nested));
                continue;
            }
            String name = String.valueOf(result.getMethodParameter().getParameterName());
            for (MessageSourceResolvable error : result.getResolvableErrors()) {
                errors.add(
                        FieldProblem.inParameter(name, "invalid_parameter", String.valueOf(error.getDefaultMessage())));
            }
        }
        return body
                ? body(errors)
                : new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "invalid_parameter",
                        Sentence.of("refusal.invalid_parameter"),
                        errors.toArray(FieldProblem[]::new));
    }

    static ProblemException of(Set<? extends ConstraintViolation<?>> violations) {
        return body(violations.stream()
                .map(violation -> inBody(
                        pointer(violation.getPropertyPath().toString().replaceAll("\\.<[^>]*>", "")),
                        codeOf(violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        violation.getMessage()))
                .sorted(Comparator.comparing(error -> String.valueOf(error.pointer())))
                .toList());
    }

    private static FieldProblem inBody(String pointer, String code, String message) {
        return FieldProblem.inBody(pointer, code, code.equals("required") ? "is required" : message);
    }

    private static ProblemException body(List<FieldProblem> errors) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "validation_failed",
                Sentence.of("refusal.validation_failed"),
                errors.toArray(FieldProblem[]::new));
    }

    private static List<FieldProblem> inBody(Errors result) {
        List<FieldProblem> errors = new ArrayList<>();
        result.getFieldErrors()
                .forEach(error -> errors.add(FieldProblem.inBody(
                        pointer(error.getField()), codeOf(String.valueOf(error.getCode())), detailOf(error))));
        result.getGlobalErrors()
                .forEach(error ->
                        errors.add(FieldProblem.inBody("", codeOf(String.valueOf(error.getCode())), detailOf(error))));
        errors.sort(Comparator.comparing(error -> String.valueOf(error.pointer())));
        return errors;
    }

    /** {@code rooms[0].number} becomes {@code /rooms/0/number}. */
    static String pointer(String path) {
        return "/" + path.replace("].", "/").replace("]", "").replace('[', '/').replace('.', '/');
    }

    private static String codeOf(String code) {
        return switch (code) {
            case "NotNull", "NotBlank" -> "required";
            case "Text" -> "invalid_text";
            default -> code.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        };
    }

    private static String detailOf(ObjectError error) {
        return codeOf(String.valueOf(error.getCode())).equals("required")
                ? "is required"
                : String.valueOf(error.getDefaultMessage());
    }

    private ValidationProblems() {}
}
