package io.lodgeflow.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one part of a request. Exactly one of pointer, parameter and header is present.
 *
 * @param pointer JSON pointer (RFC 6901) into the body; empty for the body as a whole
 * @param parameter name of the query parameter, or of the variable of the path
 * @param header name of the header
 * @param code stable, lower_snake_case
 * @param detail one sentence for people; never repeats what was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProblem(
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable String header,
        String code,
        String detail) {

    public static FieldProblem inBody(String pointer, String code, String detail) {
        return new FieldProblem(pointer, null, null, code, detail);
    }

    public static FieldProblem inParameter(String name, String code, String detail) {
        return new FieldProblem(null, name, null, code, detail);
    }

    public static FieldProblem inHeader(String name, String code, String detail) {
        return new FieldProblem(null, null, name, code, detail);
    }
}
