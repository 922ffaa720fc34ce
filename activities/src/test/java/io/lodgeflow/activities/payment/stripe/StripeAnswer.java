package io.lodgeflow.activities.payment.stripe;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An answer in Stripe's form, and the form in which Stripe is asked. */
record StripeAnswer(int status, Object body) {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGER_THAN_ANYBODY_WAITS = 6_000;

    static StripeAnswer missing(String what) {
        return error(404, "invalid_request_error", "resource_missing", "No such " + what);
    }

    static StripeAnswer error(int status, String type, String code, String message) {
        return new StripeAnswer(status, Map.of("error", Map.of("type", type, "code", code, "message", message)));
    }

    static ResponseDefinitionBuilder json(StripeAnswer answer) {
        return new ResponseDefinitionBuilder()
                .withStatus(answer.status())
                .withHeader("Content-Type", "application/json")
                .withBody(JSON.writeValueAsString(answer.body()));
    }

    static ResponseDefinitionBuilder hang(StripeAnswer answer) {
        return json(answer).withFixedDelay(LONGER_THAN_ANYBODY_WAITS);
    }

    static Map<String, String> fields(@Nullable String form) {
        Map<String, String> fields = new HashMap<>();
        if (form != null && !form.isEmpty()) {
            for (String pair : List.of(form.split("&", -1))) {
                String[] sides = pair.split("=", 2);
                fields.put(decoded(sides[0]), sides.length > 1 ? decoded(sides[1]) : "");
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static boolean within(Map<String, Object> one, Map<String, String> query) {
        long created = (long) Objects.requireNonNull(one.get("created"));
        return created >= Long.parseLong(query.getOrDefault("created[gte]", "0"))
                && created < Long.parseLong(query.getOrDefault("created[lt]", String.valueOf(Long.MAX_VALUE)));
    }

    static Map<String, Object> page(List<? extends Object> data) {
        return Map.of("object", "list", "url", "/v1/things", "has_more", false, "data", data);
    }

    static StripeAnswer unexpectedState(Map<String, Object> intent) {
        return error(
                400,
                "invalid_request_error",
                "payment_intent_unexpected_state",
                "This PaymentIntent's status is " + intent.get("status") + ".");
    }

    static void decline(Map<String, Object> intent, String code, @Nullable String declineCode) {
        Map<String, Object> error =
                new HashMap<>(Map.of("type", "card_error", "code", code, "message", "Your card was declined."));
        if (declineCode != null) {
            error.put("decline_code", declineCode);
        }
        intent.put("status", "requires_payment_method");
        intent.put("last_payment_error", error);
    }
}
