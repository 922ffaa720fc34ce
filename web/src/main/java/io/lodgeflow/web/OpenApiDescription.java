package io.lodgeflow.web;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/** The API's own description (OpenAPI 3.1), from the controllers and our conventions. */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("unchecked") // the model's builders are raw types
public class OpenApiDescription {

    private static final String BEARER = "bearer";
    private static final String WELCOME = """
            Find a hotel, book a room, pay, check in, check out. Every booking is one durable workflow.

            **First steps.** `GET /v1/hotels/search?place=seoul` needs no account. To book, open an account with \
            `POST /v1/auth/register` or sign in with `POST /v1/auth/token`, then press *Authorize* here and paste the \
            access token.

            **Conventions.** Money is `{"amount": "120.50", "currency": "EUR"}`. Dates are the hotel's, instants are \
            UTC. A stay is half-open: the night of `departure` is not included. POSTs that create or move money need an \
            `Idempotency-Key`: repeat a request with the same key and it has one effect. Changes need `If-Match` with \
            the `ETag` that was read. Lists have `limit` and `cursor`. Every no is a problem document (RFC 9457); \
            programs look at its `code`. Never send card numbers: they are refused.

            **Paths** have one spelling. Ids are letters, digits, `_` and `-`, so nothing in a path is percent-encoded; \
            `//`, `/./`, `;` or a slash at the end are refused, too (400 `path_not_canonical`). Values in the query may \
            hold anything, percent-encoded.
            """;

    static {
        SpringDocUtils.getConfig()
                .replaceWithClass(Sentence.class, String.class)
                .addRequestWrapperToIgnore(
                        SeenVersion.class, IdempotentRequest.class, Preference.class, PageRequest.class)
                .replaceWithSchema(ObjectNode.class, new ObjectSchema().description("JSON Merge Patch (RFC 7396)"))
                .replaceWithSchema(
                        Money.class,
                        new ObjectSchema()
                                .addProperty("amount", new StringSchema().example("120.50"))
                                .addProperty("currency", new StringSchema().example("EUR"))
                                .required(List.of("amount", "currency")));
    }

    @Bean
    OpenAPI lodgeflowApi() {
        return new OpenAPI()
                .info(new Info().title("Lodgeflow").version("v1").description(WELCOME))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas("Problem", problem()))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** Adds the headers and parameters that our arguments stand for, and the problem that any request may get. */
    @Bean
    OperationCustomizer conventions() {
        return (operation, method) -> {
            for (MethodParameter argument : method.getMethodParameters()) {
                describe(argument.getParameterType(), operation);
            }
            if (operation.getResponses() != null && !isDescribed(method)) {
                operation
                        .getResponses()
                        .addApiResponse(
                                "4XX",
                                new ApiResponse()
                                        .description("A problem document says why not")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(new Schema<Object>()
                                                                        .$ref("#/components/schemas/Problem")))));
            }
            return operation;
        };
    }

    private static boolean isDescribed(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("ApiResponses"));
    }

    private static void describe(Class<?> argument, Operation operation) {
        if (argument == IdempotentRequest.class) {
            operation.addParametersItem(header(
                    IdempotencyHeader.HEADER,
                    true,
                    "Your name for this request, such as a UUID; the same when repeated"));
        } else if (argument == SeenVersion.class) {
            operation.addParametersItem(header("If-Match", false, "ETag of the version you have read"));
        } else if (argument == Preference.class) {
            operation.addParametersItem(header(Preference.HEADER, false, "respond-async, wait=10"));
        } else if (argument == PageRequest.class) {
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name("limit")
                    .schema(new IntegerSchema()
                            .minimum(java.math.BigDecimal.ONE)
                            .maximum(java.math.BigDecimal.valueOf(PageRequest.MOST))
                            ._default(PageRequest.USUAL)));
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name("cursor")
                    .description("nextCursor of the page before")
                    .schema(new StringSchema()));
        }
    }

    private static Parameter header(String name, boolean required, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(required)
                .description(description)
                .schema(new StringSchema());
    }

    private static Schema<?> problem() {
        Schema<?> field = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer into the body"))
                .addProperty("parameter", new StringSchema())
                .addProperty("header", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        return new ObjectSchema()
                .description("RFC 9457 problem document")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("What programs should look at"))
                .addProperty("errors", new ArraySchema().items(field))
                .addProperty("traceId", new StringSchema().description("The answer's Request-Id"))
                .required(List.of("type", "title", "status", "detail", "code", "traceId"));
    }
}
