package io.lodgeflow.web;

import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Answers in the API's description: each status, its headers, the problem with its codes. */
final class DescribedAnswers {

    /** Every header that an answer may have beside those of HTTP itself. */
    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("Request-Id", "Names this request in the logs; the request's own, if it brought a fit one"),
            Map.entry("RateLimit", "How many requests are left (r), and in how many seconds there are more (t)"),
            Map.entry("RateLimit-Policy", "How many requests the caller has (q) in how many seconds (w)"),
            Map.entry("Retry-After", "After how many seconds to repeat the request. Absent: not by waiting alone"),
            Map.entry(
                    "ETag",
                    "The version that was answered, with its quotes, to be sent as If-Match. Absent in an"
                            + " answer that is given again"),
            Map.entry(
                    "Location",
                    "Path where what was made, or is under way, is read. Absent in an answer that is given" + " again"),
            Map.entry(
                    "Idempotency-Replayed",
                    "true when this is the stored answer of an earlier request with the same" + " key; else absent"),
            Map.entry("Preference-Applied", "Which wishes of Prefer were granted. Absent: none was made"),
            Map.entry("Content-Language", "The language of title and detail: en, or ko if Accept-Language prefers it"),
            Map.entry("WWW-Authenticate", "How to sign in (RFC 6750)"));

    private static final String XML = "application/xml";
    private static final Set<String> WITH_VERSION =
            Set.of("ReservationView", "HotelView", "RoomTypeView", "RatePlanView", "RoomView");
    private static final List<Integer> ALWAYS = List.of(400, 401, 403, 404, 406, 429, 500, 503);
    private static final List<Integer> SOON = List.of(409, 429, 503);

    private final ApiWords words;

    DescribedAnswers(ApiWords words) {
        this.words = words;
    }

    static Schema<Object> schema(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }

    /** What operations refer to. */
    void addShared(OpenAPI api) {
        Components components = api.getComponents();
        HEADERS.forEach((name, meaning) ->
                components.addHeaders(name, new Header().description(meaning).schema(schema("string"))));
        Set<Integer> statuses = new TreeSet<>(ALWAYS);
        statuses.addAll(List.of(402, 409, 410, 412, 413, 415, 422, 428));
        statuses.forEach(status -> components.addResponses(nameOf(status), problem(status)));
        components.addSchemas("Problem", problem()).addSchemas("FieldProblem", fieldProblem());
        components.addSchemas(
                "Money",
                object("amount", "currency")
                        .addProperty("amount", schema("string").pattern("^-?[0-9]+(\\.[0-9]+)?$"))
                        .addProperty("currency", schema("string").pattern("^[A-Z]{3}$")));
    }

    /** In place of what springdoc says of errors: every status that may come, and the headers of all. */
    void describe(Operation operation, HandlerMethod method) {
        ApiResponses responses = operation.getResponses();
        boolean get = method.hasMethodAnnotation(GetMapping.class);
        boolean idempotent = OpenApiDescription.has(method, IdempotentRequest.class);
        responses.forEach((status, response) -> {
            addHeaders(response, List.of("Request-Id", "RateLimit", "RateLimit-Policy"));
            addHeaders(response, idempotent ? List.of("Idempotency-Replayed") : List.of());
            boolean prefers = OpenApiDescription.has(method, Preference.class);
            addHeaders(response, prefers ? List.of("Preference-Applied") : List.of());
            boolean located = method.getMethod().getReturnType() == ResponseEntity.class
                    && Set.of("201", "202").contains(status);
            addHeaders(response, located ? List.of("Location") : List.of());
        });
        describeBytes(operation);
        Set<Integer> statuses = new TreeSet<>(ALWAYS);
        statuses.add(422);
        if (responses.containsKey("402")) {
            statuses.add(402);
        }
        if (!get) {
            statuses.add(409);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(413, 415));
        }
        if (OpenApiDescription.has(method, SeenVersion.class)) {
            statuses.add(412);
        }
        if (OpenApiDescription.isGuarded(method)) {
            statuses.add(428);
        }
        if (Arrays.toString(method.getBeanType().getAnnotations()).contains("/v1/hotels")
                || Arrays.toString(method.getMethod().getAnnotations()).contains("/v1/hotels")) {
            statuses.add(410);
        }
        statuses.forEach(status -> responses.addApiResponse(
                Integer.toString(status), new ApiResponse().$ref("#/components/responses/" + nameOf(status))));
    }

    /** What a method takes or gives as bytes is text of the media type, not base64. */
    private static void describeBytes(Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().stream()
                    .filter(as -> as.getSchema() != null
                            && "byte".equals(as.getSchema().getFormat()))
                    .forEach(as -> as.setSchema(schema("object").description("Whatever the gateway sends, signed")));
        }
        operation.getResponses().values().stream()
                .filter(response ->
                        response.getContent() != null && response.getContent().containsKey(XML))
                .forEach(response -> response.getContent().get(XML).setSchema(schema("string")));
    }

    /** What has a version is answered with its ETag, and not sent again to whom has it. */
    void describeEntityTags(OpenAPI api) {
        api.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap().forEach((verb, operation) -> {
                    boolean versioned = false;
                    for (String status : List.of("200", "201", "202")) {
                        ApiResponse response = operation.getResponses().get(status);
                        if (response != null
                                && DescribedSchemas.schemasOf(response.getContent()).stream()
                                        .anyMatch(body -> body.get$ref() != null
                                                && WITH_VERSION.contains(
                                                        body.get$ref().substring("#/components/schemas/".length())))) {
                            versioned = true;
                            addHeaders(response, List.of("ETag"));
                        }
                    }
                    if (versioned && verb == PathItem.HttpMethod.GET) {
                        operation.addParametersItem(new Parameter()
                                .in("header")
                                .name("If-None-Match")
                                .description("ETag of the version the caller has: 304 if it still is the present one")
                                .schema(schema("string")));
                        ApiResponse same = new ApiResponse().description("Not changed since; without a body");
                        addHeaders(same, List.of("Request-Id", "RateLimit", "RateLimit-Policy", "ETag"));
                        operation.getResponses().addApiResponse("304", same);
                    }
                }));
    }

    private static String nameOf(int status) {
        return HttpStatus.valueOf(status).getReasonPhrase().replace(" ", "");
    }

    private static void addHeaders(ApiResponse response, List<String> names) {
        names.forEach(name -> response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name)));
    }

    private ApiResponse problem(int status) {
        List<String> codes = words.codes(status);
        ApiResponse response = new ApiResponse()
                .description(
                        words.field("status", Integer.toString(status)) + " Codes: " + String.join(", ", codes) + ".")
                .content(json("application/problem+json", DescribedSchemas.ref("Problem")));
        response.addExtension("x-codes", codes);
        addHeaders(response, List.of("Request-Id", "RateLimit", "RateLimit-Policy", "Content-Language"));
        addHeaders(response, SOON.contains(status) ? List.of("Retry-After") : List.of());
        addHeaders(response, status == 401 ? List.of("WWW-Authenticate") : List.of());
        return response;
    }

    private static Content json(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }

    private static Schema<?> object(String... required) {
        return schema("object").required(List.of(required));
    }

    private static Schema<?> problem() {
        return object("type", "title", "status", "detail", "code", "traceId")
                .addProperty("type", schema("string").format("uri"))
                .addProperty("title", schema("string"))
                .addProperty("status", schema("integer"))
                .addProperty("detail", schema("string"))
                .addProperty("instance", schema("string"))
                .addProperty("code", schema("string").pattern("^[a-z0-9_]+$"))
                .addProperty("errors", schema("array").items(DescribedSchemas.ref("FieldProblem")))
                .addProperty("traceId", schema("string"));
    }

    private static Schema<?> fieldProblem() {
        return object("code", "detail")
                .addProperty("pointer", schema("string"))
                .addProperty("parameter", schema("string"))
                .addProperty("header", schema("string"))
                .addProperty("code", schema("string").pattern("^[a-z0-9_]+$"))
                .addProperty("detail", schema("string"));
    }
}
