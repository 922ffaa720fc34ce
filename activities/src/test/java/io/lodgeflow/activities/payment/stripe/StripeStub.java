package io.lodgeflow.activities.payment.stripe;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stripe as its API reference describes it, as far as we use it: payment intents, refunds, charges and disputes with their
 * states, errors, and idempotency keys whose first answer is repeated, a broken one included. What a card does is in the name
 * of the payment method.
 */
final class StripeStub implements ResponseDefinitionTransformerV2 {

    /** What can go wrong with one request on its way. */
    enum Trouble {
        /** Hangs, and nothing was done. */
        HANGS_BEFORE,
        /** Done, then hangs. */
        HANGS_AFTER,
        /** Done, then the connection breaks. */
        RESET_AFTER,
        /** 500, and nothing was done; the same key gets the same answer. */
        BREAKS,
        /** 429. */
        TOO_MANY,
        /** 409: the same key is in use at this moment. */
        KEY_IN_USE
    }

    private final long now;
    private final Map<String, Map<String, Object>> intents = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> setups = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> disputes = new LinkedHashMap<>();
    private final Map<String, StripeAnswer> answered = new HashMap<>();
    private final Map<String, Deque<Trouble>> troubles = new HashMap<>();
    private int last;

    StripeStub(long now) {
        this.now = now;
    }

    @Override
    public String getName() {
        return "stripe";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    /** @param path the last part of the address of the next request that fails so, such as {@code confirm} */
    synchronized void trouble(String path, Trouble trouble) {
        troubles.computeIfAbsent(path, key -> new ArrayDeque<>()).add(trouble);
    }

    /** Stripe promises to remember idempotency keys for a day. */
    synchronized void forgetKeys() {
        answered.clear();
    }

    synchronized int requestsThatMadeIntents() {
        return intents.size();
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        URI uri = URI.create(request.getUrl());
        String path = uri.getPath();
        Trouble trouble = troubleOf(request, path);
        if (trouble == Trouble.HANGS_BEFORE) {
            return StripeAnswer.hang(new StripeAnswer(500, Map.of())).build();
        }
        if (trouble == Trouble.TOO_MANY) {
            return StripeAnswer.json(StripeAnswer.error(
                            429, "rate_limit_error", "rate_limit", "Too many requests hit the API too quickly."))
                    .build();
        }
        if (trouble == Trouble.KEY_IN_USE) {
            return StripeAnswer.json(StripeAnswer.error(
                            409, "idempotency_error", "idempotency_key_in_use", "Another request uses the key."))
                    .build();
        }
        StripeAnswer answer = answerOnce(
                request,
                path,
                StripeAnswer.fields(request.getBodyAsString()),
                StripeAnswer.fields(uri.getRawQuery()),
                trouble);
        if (trouble == Trouble.RESET_AFTER) {
            return new ResponseDefinitionBuilder()
                    .withFault(Fault.CONNECTION_RESET_BY_PEER)
                    .build();
        }
        return (trouble == Trouble.HANGS_AFTER ? StripeAnswer.hang(answer) : StripeAnswer.json(answer)).build();
    }

    private @Nullable Trouble troubleOf(Request request, String path) {
        String lastPart = path.substring(path.lastIndexOf('/') + 1);
        Deque<Trouble> queue = troubles.get(lastPart);
        if (queue != null && !queue.isEmpty() && request.getMethod().equals(RequestMethod.POST)) {
            return queue.poll();
        }
        return null;
    }

    private StripeAnswer answerOnce(
            Request request,
            String path,
            Map<String, String> body,
            Map<String, String> query,
            @Nullable Trouble trouble) {
        String key = request.containsHeader("Idempotency-Key") ? request.getHeader("Idempotency-Key") : null;
        boolean posted = request.getMethod().equals(RequestMethod.POST);
        if (key != null && answered.containsKey(key)) {
            return Objects.requireNonNull(answered.get(key));
        }
        StripeAnswer answer = trouble == Trouble.BREAKS
                ? StripeAnswer.error(500, "api_error", "api_error", "Something went wrong on our end.")
                : posted ? post(path, body) : get(path, query);
        if (key != null && posted) {
            answered.put(key, answer);
        }
        return answer;
    }

    private StripeAnswer post(String path, Map<String, String> body) {
        String[] parts = path.split("/", -1);
        if (path.equals("/v1/payment_intents")) {
            return createIntent(body);
        }
        if (path.equals("/v1/refunds")) {
            return createRefund(body);
        }
        if (path.equals("/v1/customers")) {
            return new StripeAnswer(200, Map.of("id", "cus_" + ++last, "object", "customer"));
        }
        if (path.equals("/v1/setup_intents")) {
            return createSetup(body);
        }
        Map<String, Object> intent = intents.get(parts[3]);
        if (intent == null) {
            return StripeAnswer.missing("payment_intent");
        }
        return parts[4].equals("confirm") ? confirm(intent) : cancel(intent);
    }

    private StripeAnswer createIntent(Map<String, String> body) {
        String method = body.getOrDefault("payment_method", "");
        if (!method.startsWith("pm_")) {
            return StripeAnswer.error(
                    400, "invalid_request_error", "resource_missing", "No such PaymentMethod: '" + method + "'");
        }
        Map<String, Object> intent = thing("pi", "payment_intent", body);
        intent.put("status", "requires_confirmation");
        intent.put("payment_method", method);
        intents.put(text(intent, "id"), intent);
        return new StripeAnswer(200, Map.copyOf(intent));
    }

    /** A setup intent is confirmed as it is made; the card answers as it does to a charge. */
    private StripeAnswer createSetup(Map<String, String> body) {
        Map<String, String> order = new HashMap<>(body);
        order.put("amount", "0");
        StripeAnswer made = createIntent(order);
        if (made.status() != 200) {
            return made;
        }
        Map<String, Object> setup = Objects.requireNonNull(intents.remove("pi_" + last));
        setup.put("id", "seti_" + last);
        setup.put("object", "setup_intent");
        setups.put("seti_" + last, setup);
        return confirm(setup);
    }

    private StripeAnswer confirm(Map<String, Object> intent) {
        if (!"requires_confirmation".equals(intent.get("status"))) {
            return StripeAnswer.unexpectedState(intent);
        }
        switch (text(intent, "payment_method")) {
            case "pm_declined" -> StripeAnswer.decline(intent, "card_declined", "do_not_honor");
            case "pm_insufficient_funds" -> StripeAnswer.decline(intent, "card_declined", "insufficient_funds");
            case "pm_expired" -> StripeAnswer.decline(intent, "expired_card", null);
            case "pm_needs_action" -> {
                intent.put("status", "requires_action");
                intent.put(
                        "next_action",
                        Map.of(
                                "type",
                                "redirect_to_url",
                                "redirect_to_url",
                                Map.of("url", "https://bank.example/3ds")));
            }
            case "pm_late" -> intent.put("status", "processing");
            default -> intent.put("status", "succeeded");
        }
        return "requires_payment_method".equals(intent.get("status"))
                ? new StripeAnswer(402, Map.of("error", Objects.requireNonNull(intent.get("last_payment_error"))))
                : new StripeAnswer(200, Map.copyOf(intent));
    }

    private StripeAnswer cancel(Map<String, Object> intent) {
        if (List.of("succeeded", "processing", "canceled").contains(text(intent, "status"))) {
            return StripeAnswer.unexpectedState(intent);
        }
        intent.put("status", "canceled");
        return new StripeAnswer(200, Map.copyOf(intent));
    }

    private StripeAnswer createRefund(Map<String, String> body) {
        Map<String, Object> intent = intents.get(body.getOrDefault("payment_intent", ""));
        if (intent == null || !"succeeded".equals(intent.get("status"))) {
            return StripeAnswer.missing("payment_intent");
        }
        long left = number(intent, "amount")
                - refunds.values().stream()
                        .filter(refund -> text(refund, "payment_intent").equals(text(intent, "id")))
                        .filter(refund -> !"failed".equals(refund.get("status")))
                        .mapToLong(refund -> number(refund, "amount"))
                        .sum();
        if (Long.parseLong(body.get("amount")) > left) {
            return StripeAnswer.error(
                    400, "invalid_request_error", "charge_already_refunded", "Refund is greater than the charge.");
        }
        Map<String, Object> refund = thing("re", "refund", body);
        refund.put("payment_intent", intent.get("id"));
        refund.put("currency", intent.get("currency"));
        refund.put("status", "pm_refund_pending".equals(intent.get("payment_method")) ? "pending" : "succeeded");
        refunds.put(text(refund, "id"), refund);
        return new StripeAnswer(200, Map.copyOf(refund));
    }

    private StripeAnswer get(String path, Map<String, String> query) {
        String[] parts = path.split("/", -1);
        String intent = query.get("payment_intent");
        return switch (parts[2]) {
            case "payment_intents" ->
                intents.containsKey(parts[3])
                        ? new StripeAnswer(200, intents.get(parts[3]))
                        : StripeAnswer.missing("payment_intent");
            case "setup_intents" -> new StripeAnswer(200, Objects.requireNonNull(setups.get(parts[3])));
            case "refunds" ->
                list(refunds, query, refund -> intent == null || intent.equals(refund.get("payment_intent")));
            case "charges" ->
                new StripeAnswer(
                        200,
                        StripeAnswer.page(intents.values().stream()
                                .filter(one -> "succeeded".equals(one.get("status")) && StripeAnswer.within(one, query))
                                .map(StripeStub::charge)
                                .toList()));
            case "disputes" ->
                parts.length > 3
                        ? disputes.containsKey(parts[3])
                                ? new StripeAnswer(200, disputes.get(parts[3]))
                                : StripeAnswer.missing("dispute")
                        : list(disputes, query, dispute -> true);
            default -> StripeAnswer.missing(parts[2]);
        };
    }

    private StripeAnswer list(
            Map<String, Map<String, Object>> things, Map<String, String> query, Predicate<Map<String, Object>> wanted) {
        return new StripeAnswer(
                200,
                StripeAnswer.page(things.values().stream()
                        .filter(one -> StripeAnswer.within(one, query))
                        .filter(wanted)
                        .toList()));
    }

    private static Map<String, Object> charge(Map<String, Object> intent) {
        Map<String, Object> charge = new HashMap<>(intent);
        charge.put("id", "ch_" + intent.get("id"));
        charge.put("object", "charge");
        charge.put("payment_intent", intent.get("id"));
        charge.put("paid", true);
        return charge;
    }

    /** The bank has decided; answers the event's type. */
    synchronized String decide(String reference, boolean granted) {
        Map<String, Object> intent = intents.get(reference);
        if (intent == null) {
            Objects.requireNonNull(refunds.get(reference)).put("status", granted ? "succeeded" : "failed");
            return "refund.updated";
        }
        if (granted) {
            intent.put("status", "succeeded");
        } else {
            StripeAnswer.decline(intent, "payment_intent_authentication_failure", null);
        }
        return granted ? "payment_intent.succeeded" : "payment_intent.payment_failed";
    }

    synchronized String refundByHand(String intentId, String amount) {
        createRefund(Map.of("payment_intent", intentId, "amount", amount));
        return "re_" + last;
    }

    synchronized String dispute(String intentId) {
        Map<String, Object> intent = Objects.requireNonNull(intents.get(intentId));
        Map<String, Object> dispute = thing("dp", "dispute", Map.of("amount", String.valueOf(intent.get("amount"))));
        dispute.put("currency", intent.get("currency"));
        dispute.put("payment_intent", intentId);
        dispute.put("reason", "fraudulent");
        dispute.put("status", "needs_response");
        dispute.put("evidence_details", Map.of("due_by", now + 9 * 86_400));
        dispute.put(
                "balance_transactions",
                List.of(Map.of(
                        "object",
                        "balance_transaction",
                        "id",
                        "txn_1",
                        "amount",
                        -number(intent, "amount"),
                        "currency",
                        intent.get("currency"),
                        "created",
                        now)));
        disputes.put(text(dispute, "id"), dispute);
        return text(dispute, "id");
    }

    synchronized String inquire(String intentId) {
        String dispute = dispute(intentId);
        Map<String, Object> asked = Objects.requireNonNull(disputes.get(dispute));
        asked.put("status", "warning_needs_response");
        asked.put("balance_transactions", List.of());
        return dispute;
    }

    /** As Stripe writes it; ids of events differ, one event has one. */
    synchronized String event(String type, String reference) {
        Map<String, Object> subject =
                intents.getOrDefault(reference, refunds.getOrDefault(reference, disputes.get(reference)));
        return StripeAnswer.JSON.writeValueAsString(Map.of(
                "id",
                "evt_" + ++last,
                "object",
                "event",
                "type",
                type,
                "created",
                now,
                "data",
                Map.of("object", subject)));
    }

    private static String text(Map<String, Object> thing, String field) {
        return (String) Objects.requireNonNull(thing.get(field));
    }

    private static long number(Map<String, Object> thing, String field) {
        return (long) Objects.requireNonNull(thing.get(field));
    }

    private Map<String, Object> thing(String prefix, String object, Map<String, String> body) {
        Map<String, Object> thing = new HashMap<>();
        thing.put("id", prefix + "_" + ++last);
        thing.put("object", object);
        thing.put("created", now);
        thing.put("amount", Long.parseLong(body.get("amount")));
        if (body.containsKey("currency")) {
            thing.put("currency", body.get("currency"));
        }
        Map<String, String> metadata = new HashMap<>();
        body.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        thing.put("metadata", metadata);
        return thing;
    }
}
