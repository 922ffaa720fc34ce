package io.lodgeflow.api.webhook;

import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says in the API's description what endpoints are sent; comes before the words of its fields. */
@Component
@Order(1)
final class WebhookDescription implements GlobalOpenApiCustomizer {

    private static final String TOLD = "Events";

    private static Schema<Object> schema(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static Schema<?> ref(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    @Override
    public void customise(OpenAPI api) {
        List<Object> types = new ArrayList<>(Arrays.stream(ReservationEventType.values())
                .map(type -> "reservation." + lower(type))
                .toList());
        types.add("lodgeflow.test");
        Schema<Object> type = schema("string");
        type.setEnum(types);
        Schema<Object> status = schema("string");
        status.setEnum(Arrays.stream(ReservationStatus.values())
                .map(each -> (Object) lower(each))
                .toList());
        api.getComponents()
                .addSchemas(
                        "WebhookEvent",
                        schema("object")
                                .required(List.of("type", "timestamp", "data"))
                                .addProperty("type", type)
                                .addProperty("timestamp", schema("string").format("date-time"))
                                .addProperty("data", ref("WebhookData")))
                .addSchemas(
                        "WebhookData",
                        schema("object")
                                .addProperty("reservationId", schema("string"))
                                .addProperty("confirmationNumber", schema("string"))
                                .addProperty("hotelId", schema("string"))
                                .addProperty("clientReference", schema("string"))
                                .addProperty("status", status));
        Operation told = new Operation()
                .operationId("hearReservationEvent")
                .addTagsItem(TOLD)
                .summary("Something happened to a reservation")
                .description("Posted to each registered endpoint at least once, signed as Standard Webhooks says; see"
                        + " registerWebhookEndpoint. The order may differ from that of the events.")
                .security(List.of())
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/json", new MediaType().schema(ref("WebhookEvent")))))
                .responses(new ApiResponses()
                        .addApiResponse("2XX", new ApiResponse().description("Heard; it is not sent again"))
                        .addApiResponse(
                                "410",
                                new ApiResponse().description("Nobody is here any more: the endpoint is" + " removed"))
                        .addApiResponse("4XX", new ApiResponse().description("Not heard: tried again later")));
        Map.of(
                        "webhook-id", "Names the event; the same each time it is sent",
                        "webhook-timestamp", "When it was sent, in seconds since 1970 UTC",
                        "webhook-signature",
                                "v1, and the base64 of the HMAC-SHA256 over id.timestamp.body with the"
                                        + " endpoint's secret")
                .forEach((name, meaning) -> told.addParametersItem(new Parameter()
                        .in("header")
                        .name(name)
                        .required(true)
                        .description(meaning)
                        .schema(schema("string"))));
        api.addTagsItem(new Tag().name(TOLD).description("What Lodgeflow posts to registered endpoints"));
        api.addWebhooks("reservationEvent", new PathItem().post(told));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
