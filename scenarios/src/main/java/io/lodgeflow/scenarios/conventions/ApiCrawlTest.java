package io.lodgeflow.scenarios.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.ApiDescription;
import io.lodgeflow.scenarios.ApiDescription.Operation;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that the description names is asked, rightly and wrongly: no answer is outside it, and none is a fault of
 * ours. {@link Http} judges each answer. In a product of its own: some of what is wrong is granted after all.
 */
class ApiCrawlTest {

    /** For each operation; {@code scripts/wrong-requests} asks for more. */
    private static final int EACH = Integer.getInteger("lodgeflow.test.wrong-requests", 20);

    private static final long SEED = Long.getLong("lodgeflow.test.seed", 20_260_601L);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What a day in the life of a demo does not bring about. */
    private static final Set<String> NOT_THERE = Set.of(
            "listHotelClosureItems",
            "listIncidents",
            "listMigrationRunItems",
            "listRepairBatchItems",
            "readClosureOffer",
            "readHotelClosure",
            "readMigrationRun",
            "readRepairBatch");

    private static final int MOST_IDS = 4;

    /** What no GET was answered yet. */
    private static final Set<String> NEVER = new TreeSet<>();

    private static Product product;
    private static Tale tale;

    @BeforeAll
    static void start() {
        product = Product.separate("crawl");
        tale = new Tale(product);
        tale.happen();
        gets().forEach(operation ->
                NEVER.add(operation.node().at("/operationId").asString()));
        for (int round = 0; round < 2; round++) {
            gets().forEach(ApiCrawlTest::ask);
        }
    }

    @AfterAll
    static void end() {
        product.close();
    }

    private static final class Tale extends Story {

        private final TestHotel house = hotel(6, 1);
        private final ApiDescription api =
                new ApiDescription(anonymous.get("/v3/api-docs").text());
        private final List<Http> people = List.of(anonymous, guest, operations, person("admin"));
        /** Ids that were answered, by the last part of the path that lists them, or by the name of the field. */
        private final Map<String, Set<String>> ids = new TreeMap<>();

        private Tale(Product lodgeflow) {
            super(lodgeflow);
        }

        private void happen() {
            var arrival = house.today().plusDays(20);
            String canceled = paid(guest, house.wish("standard", "flexible", arrival, 2));
            cancel(guest, canceled);
            String stays = placed(guest, house.wish("standard", "pay_at_hotel", house.today(), 1));
            done(operations, stays, "assign-room", Map.of("roomIds", List.of(house.roomId("standard", 0))));
            done(operations, stays, "check-in", null);
            operations.once().post("/v1/webhook-endpoints", Map.of("url", "https://partner.example/hooks"));
            for (String endpoint :
                    operations.get("/v1/webhook-endpoints").json().findValuesAsString("id")) {
                operations.post("/v1/webhook-endpoints/" + endpoint + "/actions/test", null);
            }
            lodgeflow.settle();
            keep("reservations", List.of(canceled, stays));
            keep("hotels", List.of(house.id()));
            keep("hotelId", List.of(house.id()));
        }

        private void keep(String where, List<String> found) {
            Set<String> kept = ids.computeIfAbsent(where, each -> new TreeSet<>());
            found.stream().filter(id -> !id.isEmpty() && kept.size() < MOST_IDS).forEach(kept::add);
        }

        /** Of the operation's path with what was answered before in the place of variables. */
        private String address(Operation operation, IntUnaryOperator choice) {
            String path = operation.path();
            while (path.contains("{")) {
                int from = path.indexOf('{');
                String name = path.substring(from + 1, path.indexOf('}'));
                String before = path.substring(path.lastIndexOf('/', from - 2) + 1, from - 1);
                List<String> known = new ArrayList<>(ids.getOrDefault(before, ids.getOrDefault(name, Set.of())));
                String value = known.isEmpty() ? "none_such1" : known.get(choice.applyAsInt(known.size()));
                path = path.substring(0, from) + value + path.substring(path.indexOf('}') + 1);
            }
            return path;
        }

        private String query(Operation operation) {
            List<String> parts = new ArrayList<>();
            operation.node().at("/parameters").forEach(parameter -> {
                if (parameter.at("/in").asString().equals("query")
                        && parameter.at("/required").asBoolean(false)) {
                    String name = parameter.at("/name").asString();
                    boolean first = name.equals("arrival") || name.equals("from");
                    parts.add(name + "=" + house.today().plusDays(first ? 20 : 22));
                }
            });
            return parts.isEmpty() ? "" : "?" + String.join("&", parts);
        }

        private void learn(Operation operation, Answer answer) {
            String last = operation.path().substring(operation.path().lastIndexOf('/') + 1);
            JsonNode json = answer.json();
            keep(last.equals("deliveries") ? "webhook-deliveries" : last, json.findValuesAsString("id"));
            for (String field : List.of("process", "version", "fingerprint", "reference")) {
                json.findValues(field).forEach(value -> keep(field, List.of(value.asString(""))));
            }
            json.findValues("version").forEach(value -> keep("versions", List.of(value.asString(""))));
            json.findValuesAsString("process").forEach(value -> keep("processes", List.of(value)));
        }
    }

    private static List<Operation> gets() {
        return tale.api.operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .toList();
    }

    private static void ask(Operation operation) {
        for (Http who : tale.people) {
            for (int i = 0; i < MOST_IDS; i++) {
                int place = i;
                Answer answer = who.get(tale.address(operation, size -> place % size) + tale.query(operation));
                assertThat(answer.status()).as(operation + ": " + answer.text()).isLessThan(500);
                if (answer.status() == 200) {
                    NEVER.remove(operation.node().at("/operationId").asString());
                    if (answer.header("Content-Type").orElse("").startsWith("application/json")) {
                        tale.learn(operation, answer);
                    }
                }
            }
        }
    }

    @Test
    void everyGetIsAnsweredAsDescribed() {
        assertThat(gets().size()).isGreaterThan(50);
        assertThat(NOT_THERE).as("asked in vain").containsAll(NEVER);
    }

    @Test
    void wrongRequestsAreAnsweredAsDescribed() {
        List<String> faults = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (Operation operation : tale.api.operations()) {
            Random random = new Random(SEED + operation.toString().hashCode());
            for (int i = 0; i < EACH; i++) {
                Wrong wrong = wrong(operation, random);
                try {
                    Answer answer = wrong.call();
                    statuses.merge(answer.status(), 1, Integer::sum);
                    if (answer.status() >= 500) {
                        faults.add(wrong + ": " + answer.text());
                    }
                } catch (AssertionError outside) {
                    faults.add(wrong + ": " + outside.getMessage());
                }
            }
        }
        assertThat(faults).as("seed " + SEED).isEmpty();
        assertThat(statuses.keySet()).as(statuses.toString()).contains(400, 401, 403, 404, 409, 415, 422, 428);
    }

    private record Wrong(Http who, String method, String path, String body) implements Callable<Answer> {
        @Override
        public Answer call() {
            return who.send(method.toUpperCase(java.util.Locale.ROOT), path, body.isEmpty() ? null : body);
        }

        @Override
        public String toString() {
            return method + " " + path + " " + (body.length() > 300 ? body.substring(0, 300) : body);
        }
    }

    private static final List<String> ODD = List.of(
            "",
            "0",
            "-1",
            "99999999999999999999",
            "1e400",
            "null",
            "true",
            "x",
            "2027-02-30",
            "9999-12-31",
            "%00",
            "%F0%9F%8C%B5",
            "'%20or%201=1",
            "..",
            "%2e%2e",
            "a".repeat(300),
            "-2027-01-01",
            "NaN",
            "1,2,3",
            "%25");

    private static Wrong wrong(Operation operation, Random random) {
        String path = random.nextInt(3) == 0
                ? operation.path().replaceAll("\\{\\w+}", ODD.get(1 + random.nextInt(ODD.size() - 1)))
                : tale.address(operation, random::nextInt);
        List<String> query = new ArrayList<>();
        Http who = tale.people.get(random.nextInt(tale.people.size()));
        for (JsonNode parameter : operation.node().at("/parameters")) {
            String name = parameter.at("/name").asString();
            String odd = ODD.get(random.nextInt(ODD.size()));
            if (parameter.at("/in").asString().equals("query") && random.nextBoolean()) {
                query.add(name + "=" + odd);
            } else if (parameter.at("/in").asString().equals("header") && random.nextInt(4) > 0) {
                String value = name.equals("If-Match") && random.nextBoolean() ? "*" : odd;
                who = name.equals("Idempotency-Key") && random.nextInt(4) > 0 ? who.once() : who.with(name, value);
            }
        }
        String body = "";
        if (operation.node().has("requestBody") && random.nextInt(12) > 0) {
            body = body(operation, random);
            if (random.nextInt(15) == 0) {
                who = who.with("Content-Type", random.nextBoolean() ? "text/plain" : "application/xml");
            }
        }
        String asked = query.isEmpty() ? "" : "?" + String.join("&", query);
        return new Wrong(who, operation.method(), path + asked, body);
    }

    /** A body that fits, with one to three things wrong. */
    private static String body(Operation operation, Random random) {
        String ref = operation
                .node()
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString("#/x");
        JsonNode schema = tale.api.document().at(ref.substring(1));
        ObjectNode body =
                schema.at("/examples/0") instanceof ObjectNode example ? example.deepCopy() : JSON.createObjectNode();
        List<String> fields = new ArrayList<>(schema.at("/properties").propertyNames());
        for (int i = 0; i <= random.nextInt(3) && !fields.isEmpty(); i++) {
            String field = fields.get(random.nextInt(fields.size()));
            switch (random.nextInt(11)) {
                case 0 -> body.remove(field);
                case 1 -> body.putNull(field);
                case 2 -> body.put(field, -1);
                case 3 -> body.put(field, Long.MAX_VALUE);
                case 4 -> body.put(field, "\uD83C\uDF35\u0000\uD800");
                case 5 -> body.put(field, "x".repeat(5000));
                case 6 -> body.put(field, true);
                case 7 -> body.putArray(field).add(1).addNull().add("x");
                case 8 -> body.putObject(field).put("amount", "1e999").put("currency", "XXX");
                case 9 -> body.put(field + "X", "unknown");
                default -> body.put(field, ODD.get(random.nextInt(ODD.size())));
            }
        }
        String text = JSON.writeValueAsString(body);
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> "[" + text + "]";
            case 2 -> text + text;
            default -> text;
        };
    }
}
