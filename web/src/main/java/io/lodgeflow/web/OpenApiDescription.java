package io.lodgeflow.web;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/** The API's own description (OpenAPI 3.1), from the controllers, our conventions and {@link ApiWords}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication // commands describe nothing
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
            the `ETag` that was read. Lists have `limit` and `cursor`. Every no is a problem document (RFC 9457), in \
            English or, by `Accept-Language`, Korean; programs look at its `code`. Never send card numbers: they are refused.

            **Paths** have one spelling. Ids are letters, digits, `_` and `-`, so nothing in a path is percent-encoded; \
            `//`, `/./`, `;` or a slash at the end are refused, too (400 `path_not_canonical`). Values in the query may \
            hold anything, percent-encoded.

            **What to expect.** Answers may have fields, states and actions that this description does not name yet; \
            requests may not. A field without null among its types is left out when it has no value. Every answer has a \
            `Request-Id`, which a request may bring along.
            """;

    static {
        SpringDocUtils.getConfig()
                .replaceWithClass(Sentence.class, String.class)
                .addRequestWrapperToIgnore(
                        SeenVersion.class, IdempotentRequest.class, Preference.class, PageRequest.class)
                .replaceWithSchema(ObjectNode.class, new Schema<>())
                .replaceWithSchema(Money.class, DescribedSchemas.ref("Money"));
    }

    private final ApiWords words = new ApiWords();
    private final DescribedSchemas schemas = new DescribedSchemas(words);
    private final DescribedAnswers answers = new DescribedAnswers(words);

    @Bean
    OpenAPI lodgeflowApi() {
        Components components = new Components()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The accessToken that signing in answers"));
        OpenAPI api = new OpenAPI()
                .info(new Info()
                        .title("Lodgeflow")
                        .version("v1")
                        .description(WELCOME)
                        .contact(new Contact().name("Lodgeflow").url("https://lodgeflow.io")))
                .servers(List.of(new Server().url("/").description("This node")))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
        answers.addShared(api);
        return api;
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), schemas).openapi31(true);
    }

    /** Adds the headers and parameters that our arguments stand for, and every answer that the operation may give. */
    @Bean
    OperationCustomizer conventions() {
        return (operation, method) -> {
            for (MethodParameter argument : method.getMethodParameters()) {
                describe(argument.getParameterType(), operation, isGuarded(method));
            }
            io.swagger.v3.oas.annotations.Operation stated =
                    method.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
            if (stated != null && stated.tags().length > 0) {
                operation.setTags(List.of(stated.tags())); // and not those of its class
            }
            answers.describe(operation, method);
            return operation;
        };
    }

    /** Last, when all schemas are there. */
    @Bean
    @Order
    GlobalOpenApiCustomizer wholeDescription() {
        return api -> {
            schemas.describe(api);
            answers.describeEntityTags(api);
            api.getTags().sort(java.util.Comparator.comparing(tag -> tag.getName()));
        };
    }

    /** Whether a change is refused without If-Match. */
    static boolean isGuarded(HandlerMethod method) {
        return has(method, SeenVersion.class)
                && (has(method, IdempotentRequest.class)
                        || method.hasMethodAnnotation(PatchMapping.class)
                        || method.hasMethodAnnotation(DeleteMapping.class));
    }

    static boolean has(HandlerMethod method, Class<?> argument) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == argument);
    }

    private static void describe(Class<?> argument, Operation operation, boolean guarded) {
        if (argument == IdempotentRequest.class) {
            operation.addParametersItem(header(
                            IdempotencyHeader.HEADER,
                            "The caller's own name for this request, such as a UUID or order-1796009123458; the same when it"
                                    + " is repeated, so that it has one effect. Kept for 48 hours, promised for 24: later the"
                                    + " same key is another request. Bodies are the same if their fields and values are,"
                                    + " whatever their order and blanks; values are not reordered within lists")
                    .required(true));
        } else if (argument == SeenVersion.class) {
            operation.addParametersItem(header(
                            "If-Match",
                            "ETag of the version that was read, with its quotes; \"*\" for any version."
                                    + (guarded ? "" : " Absent: any version"))
                    .required(guarded));
        } else if (argument == Preference.class) {
            operation.addParametersItem(header(
                    Preference.HEADER,
                    "respond-async not to wait, wait=10 to wait so many seconds, 60 at most. Absent: 5 seconds where"
                            + " the operation waits at all"));
        } else if (argument == PageRequest.class) {
            Schema<?> limit = DescribedAnswers.schema("integer").minimum(BigDecimal.ONE);
            limit.maximum(BigDecimal.valueOf(PageRequest.MOST)).setDefault(PageRequest.USUAL);
            operation.addParametersItem(
                    new Parameter().in("query").name("limit").schema(limit));
            operation.addParametersItem(
                    new Parameter().in("query").name("cursor").schema(DescribedAnswers.schema("string")));
        }
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(false)
                .description(description)
                .schema(DescribedAnswers.schema("string"));
    }
}
