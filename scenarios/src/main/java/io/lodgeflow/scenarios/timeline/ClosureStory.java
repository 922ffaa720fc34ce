package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** Stories of hotels that close: each in a city of its own. */
abstract class ClosureStory extends Story {

    static final AtomicInteger CITY = new AtomicInteger();
    static final String CLOSURES = "/v1/operations/hotel-closures";

    final int city = CITY.incrementAndGet();
    final TestHotel hotel = hotelAt(0, 6);
    final LocalDate arrival = hotel.today().plusDays(30);

    /** Hotels of a test are in a city of their own, two degrees from all others. */
    final TestHotel hotelAt(double north, int standardRooms) {
        return TestHotel.in(lodgeflow, "Closetown " + city, -80 + 2 * city + north, standardRooms, 1);
    }

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    final Answer start(Http who, TestHotel closing, int days) {
        return who.once().post(CLOSURES, wish(closing, days));
    }

    static Map<String, Object> wish(TestHotel closing, int days) {
        return Map.of("hotelId", closing.id(), "reason", "Sold to an investor", "answerWithinDays", days);
    }

    final String closed(TestHotel closing) {
        return closed(closing, 7);
    }

    final String closed(TestHotel closing, int days) {
        assertProblem(start(person("support"), closing, days), 403, "forbidden");
        assertProblem(start(guest, closing, days), 403, "forbidden");
        Answer started = start(operations, closing, days);
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return started.at("/closure/id");
    }

    final Answer steer(Http who, String closure, String action) {
        return who.post(CLOSURES + "/" + closure + "/actions/" + action, null);
    }

    final JsonNode report(String closure) {
        lodgeflow.settle();
        return person("support").get(CLOSURES + "/" + closure).json();
    }

    final Map<String, Integer> states(String closure) {
        return counts(report(closure).at("/states"));
    }

    static Map<String, Integer> outcomes(JsonNode report) {
        return counts(report.at("/outcomes"));
    }

    static Map<String, Integer> counts(JsonNode counts) {
        Map<String, Integer> map = new java.util.HashMap<>();
        counts.properties()
                .forEach(entry -> map.put(
                        entry.getKey().toLowerCase(java.util.Locale.ROOT),
                        entry.getValue().asInt()));
        return map;
    }

    static String offerOf(String id) {
        return "/v1/reservations/" + id + "/closure-offer";
    }

    final List<String> offered(String id) {
        lodgeflow.settle();
        return guest.get(offerOf(id)).json().at("/alternatives").findValuesAsString("hotelId");
    }

    final Answer choose(Http who, String id, @Nullable TestHotel other) {
        return who.once().post(offerOf(id) + "/actions/choose", choice(other));
    }

    static Map<String, Object> choice(@Nullable TestHotel other) {
        return other == null ? Map.of("choice", "refund") : Map.of("choice", "alternative", "hotelId", other.id());
    }

    final List<String> actionsOn(String closure) {
        return operations
                .get("/v1/operations/audit?target=" + closure)
                .json()
                .at("/items")
                .findValuesAsString("action");
    }
}
