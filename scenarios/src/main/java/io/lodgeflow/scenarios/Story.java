package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The people of a test's stories and the sentences the stories are told in. Whatever is read is read when all is settled. */
public abstract class Story {

    private record SignedIn(Http http, long sinceNanos) {}

    private static final Map<String, SignedIn> PEOPLE = new ConcurrentHashMap<>();
    /** Shorter than the life of a token. */
    private static final Duration SIGN_IN_AGAIN_AFTER = Duration.ofMinutes(10);

    protected final Product lodgeflow;
    protected final Http anonymous;
    protected final Http guest;
    protected final Http korean;
    protected final Http operations;

    protected Story() {
        this(Product.shared());
    }

    /** Told in a product that is not the shared one. */
    protected Story(Product lodgeflow) {
        this.lodgeflow = lodgeflow;
        anonymous = Http.anonymous(lodgeflow.uri());
        guest = person("guest.en");
        korean = person("guest.ko");
        operations = person("operations");
    }

    /** @param account the part of a demo account before the @ */
    protected final Http person(String account) {
        String key = lodgeflow.uri() + " " + account;
        SignedIn known = PEOPLE.get(key);
        if (known == null || System.nanoTime() - known.sinceNanos() > SIGN_IN_AGAIN_AFTER.toNanos()) {
            known = new SignedIn(Http.demo(lodgeflow.uri(), account), System.nanoTime());
            PEOPLE.put(key, known);
        }
        return known.http();
    }

    protected final TestHotel hotel(int standardRooms, int suites) {
        return TestHotel.with(lodgeflow, standardRooms, suites, 100);
    }

    protected final void travelTo(TestHotel hotel, LocalDate date, String time) {
        lodgeflow.travelTo(hotel.at(date, time));
    }

    protected final void advance(Duration duration) {
        lodgeflow.travelTo(lodgeflow.now().plus(duration));
    }

    // ---- what people do

    protected final Answer place(Http who, Map<String, Object> wish) {
        return who.once().post("/v1/reservations", wish);
    }

    /** A granted hold; answers its id. */
    protected final String placed(Http who, Map<String, Object> wish) {
        Answer answer = place(who, wish);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.at("/id");
    }

    /** A booking that is paid with a good card; answers its id. */
    protected final String paid(Http who, Map<String, Object> wish) {
        String id = placed(who, wish);
        Answer answer = pay(who, id, "tok_ok");
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("captured");
        return id;
    }

    protected final Answer pay(Http who, String id, String token) {
        return who.once().post("/v1/payments", Map.of("reservationId", id, "paymentToken", token));
    }

    /** Pays and does not wait for the gateway. */
    protected final Answer payWithoutWaiting(Http who, String id, String token) {
        return pay(who.with("Prefer", "respond-async"), id, token);
    }

    /** An action with what it needs: a new key, and the version as it is now. */
    protected final Answer act(Http who, String id, String action, @Nullable Object body) {
        String version = read(id).header("ETag").orElseThrow();
        return who.once().with("If-Match", version).post("/v1/reservations/" + id + "/actions/" + action, body);
    }

    protected final Answer done(Http who, String id, String action, @Nullable Object body) {
        Answer answer = act(who, id, action, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    protected final Answer cancel(Http who, String id) {
        return act(who, id, "cancel", Map.of("reason", "Plans have changed"));
    }

    protected static Map<String, Object> with(Map<String, Object> body, String field, @Nullable Object value) {
        Map<String, Object> more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }

    protected static String newReference() {
        return "ref-" + UUID.randomUUID().toString().substring(0, 13);
    }

    // ---- what is true then

    /** The reservation as operations sees it. */
    protected final Answer read(String id) {
        lodgeflow.settle();
        return operations.get("/v1/reservations/" + id);
    }

    protected final String status(String id) {
        return read(id).at("/status");
    }

    protected final String paymentStatus(String id) {
        return read(id).at("/paymentStatus");
    }

    protected final List<String> rooms(String id) {
        return read(id).json().at("/assignedRooms").findValuesAsString("roomId");
    }

    protected final List<String> allowed(Http who, String id) {
        lodgeflow.settle();
        return texts(who.get("/v1/reservations/" + id).json().at("/allowedActions"));
    }

    /** Rooms sold of the type for each night from the first date, as many nights as asked. */
    protected final List<Integer> sold(TestHotel hotel, String type, LocalDate from, int nights) {
        return column(
                        "select reserved from room_type_night where room_type_id = ? and stay_date >= ? and stay_date"
                                + " < ? order by stay_date",
                        hotel.typeId(type),
                        from,
                        from.plusDays(nights))
                .stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** The dates on which the reservation has rooms. */
    protected final List<String> nightsOf(String reservation) {
        return column(
                "select stay_date from room_night where reservation_id = ? order by stay_date, position", reservation);
    }

    /** The first column of what the database answers when all is settled. */
    protected final List<String> column(String query, Object... values) {
        lodgeflow.settle();
        return lodgeflow.texts(query, values);
    }

    protected final String balance(String id) {
        lodgeflow.settle();
        return operations.get("/v1/reservations/" + id + "/folio").at("/balance/amount");
    }

    /** Each posting as {@code type amount}, in order. */
    protected final List<String> folio(String id) {
        lodgeflow.settle();
        return operations
                .get("/v1/reservations/" + id + "/folio")
                .json()
                .at("/postings")
                .valueStream()
                .map(posting -> posting.at("/type").asString() + " "
                        + posting.at("/amount/amount").asString())
                .toList();
    }

    protected final List<String> messages(String id) {
        lodgeflow.settle();
        return operations.get("/v1/reservations/" + id + "/messages").json().findValuesAsString("kind");
    }

    /** The last message of the kind as its guest has it, with the keys of links that staff is not shown. */
    protected final String lastMail(String id, String kind) {
        lodgeflow.settle();
        return lodgeflow
                .texts(
                        "select body from guest_message where reservation_id = ? and lower(kind) = ? order by id",
                        id,
                        kind)
                .getLast();
    }

    protected final JsonNode lastMessage(String id, String kind) {
        lodgeflow.settle();
        return operations
                .get("/v1/reservations/" + id + "/messages")
                .json()
                .at("/items")
                .valueStream()
                .filter(message -> message.at("/kind").asString().equals(kind))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Types of what happened, in order. */
    protected final List<String> history(String id) {
        lodgeflow.settle();
        return operations.get("/v1/reservations/" + id + "/history").json().findValuesAsString("type");
    }

    /** The tasks of the booking's runs of a process, in the order in which they began. */
    protected final List<String> steps(String id, String process) {
        return column(
                "select v.step from engine_visit v join engine_run r on r.instance_id = v.instance_id"
                        + " where r.business_key = ? and r.process = ?"
                        + " and v.kind in ('serviceTask', 'receiveTask', 'callActivity')"
                        + " order by v.since, v.sequence",
                id,
                process);
    }

    protected final Answer payWithPoints(Http who, String id, long points, @Nullable String token) {
        Map<String, Object> body = Map.of("reservationId", id, "points", points);
        return who.once().post("/v1/payments", token == null ? body : with(body, "paymentToken", token));
    }

    protected final long pointsOf(Http who) {
        lodgeflow.settle();
        return who.get("/v1/points").json().at("/balance").asLong();
    }

    protected final List<JsonNode> openWork(String id) {
        lodgeflow.settle();
        return operations
                .get("/v1/work-items")
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/reservationId").asString().equals(id))
                .toList();
    }

    /** What the sandbox gateway moved for the booking, in minor units: captured charges less refunds. */
    protected final long moved(String id) {
        lodgeflow.settle();
        return Objects.requireNonNull(lodgeflow
                .jdbc()
                .queryForObject(
                        "select coalesce(sum(case when kind = 'charge' then amount_minor else -amount_minor end), 0)"
                                + " from sandbox_movement where movement_key like ? and outcome = 'captured'",
                        Long.class,
                        id + ":%"));
    }

    protected final void assertBooksAreRight() {
        assertThat(lodgeflow.violations()).isEmpty();
    }

    protected static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
