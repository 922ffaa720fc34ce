package io.lodgeflow.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457), the only shape in which this API says no.
 *
 * @param type names the kind of problem; one to one with the code
 * @param code stable, lower_snake_case: what programs should look at
 * @param instance the path that was asked for; absent if that is {@linkplain CanonicalPathFilter none of ours}
 * @param errors what is wrong with which part of the request, if it is the request
 * @param traceId the answer's Request-Id
 * @param facts further members that belong to the code, such as the balance that is due
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors", "traceId"})
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors,
        String traceId,
        @JsonAnyGetter Map<String, Object> facts) {

    static final String TYPES = "https://lodgeflow.io/problems/";

    static URI typeOf(String code) {
        return URI.create(TYPES + code.replace('_', '-'));
    }

    static String titleOf(String code) {
        String words = code.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
