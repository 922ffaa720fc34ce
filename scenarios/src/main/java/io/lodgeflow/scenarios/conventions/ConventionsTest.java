package io.lodgeflow.scenarios.conventions;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Entity tags, request ids, patience, pages, limits, and the API's own description. */
class ConventionsTest extends Story {

    private final TestHotel hotel = hotel(16, 1);
    private final LocalDate arrival = hotel.today().plusDays(15);

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        String path = "/v1/reservations/" + id;
        Answer first = guest.get(path);
        String tag = first.header("ETag").orElseThrow();
        assertThat(tag).matches("\"\\d+\"");
        Answer again = guest.with("If-None-Match", tag).get(path);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();

        pay(guest, id, "tok_ok");
        Answer changed = guest.with("If-None-Match", tag).get(path);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isPresent().isNotEqualTo(first.header("ETag"));
    }

    @Test
    void everyAnswerHasARequestId() {
        assertThat(guest.with("Request-Id", "my-own.id_7").get("/v1/auth/me").header("Request-Id"))
                .contains("my-own.id_7");
        Answer problem = anonymous.with("Request-Id", "my-own.id_8").get("/v1/auth/me");
        assertProblem(problem, 401, "unauthorized");
        assertThat(problem.at("/traceId")).isEqualTo("my-own.id_8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "<script>", "id;rm"})
    void anUnfitRequestIdIsReplaced(String unfit) {
        String id = guest.with("Request-Id", unfit)
                .get("/v1/auth/me")
                .header("Request-Id")
                .orElseThrow();
        assertThat(id).isNotBlank().isNotEqualTo(unfit);
    }

    @Test
    void whoPrefersNotToWaitReadsThePaymentLater() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        Answer accepted = payWithoutWaiting(guest, id, "tok_timeout_after");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String location = accepted.header("Location").orElseThrow();
        assertThat(guest.get(location).at("/status")).isEqualTo("processing");
        advance(Duration.ofSeconds(3));
        assertThat(guest.get(location).at("/status")).isEqualTo("captured");
    }

    @Test
    void pagesStayInPlaceWhileBookingsComeIn() {
        List<String> booked = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            booked.addFirst(placed(guest, hotel.wish("standard", "flexible", arrival, 1)));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = guest.get("/v1/reservations?limit=3&hotelId=" + hotel.id() + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            seen.addAll(page.json().at("/items").findValuesAsString("id"));
            String next = page.at("/nextCursor");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
            placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactlyElementsOf(booked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=1e1",
                "cursor=nonsense",
                "cursor=e30",
                "status=lost",
                "arrivalFrom=yesterday"
            })
    void aPageThatIsNone(String query) {
        Answer answer = guest.get("/v1/reservations?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertProblem(answer, 400, answer.at("/code")).inParameter(query.split("=", 2)[0]);
    }

    /** As the status is answered, so it is asked for. */
    @Test
    void bookingsOfOneStatus() {
        TestHotel house = hotel(2, 1);
        String confirmed = placed(
                guest, house.wish("standard", "pay_at_hotel", house.today().plusDays(9), 1));
        cancel(
                guest,
                placed(
                        guest,
                        house.wish("standard", "pay_at_hotel", house.today().plusDays(9), 1)));
        String path = "/v1/reservations?hotelId=" + house.id() + "&status=";
        assertThat(operations.get(path + "confirmed").json().at("/items").findValuesAsString("id"))
                .containsExactly(confirmed);
        assertThat(operations.get(path + "no_show").json().at("/items").size()).isZero();
    }

    /** What was left out means any; each order is kept from page to page. */
    @Test
    void bookingsByWhatPartnersAskFor() {
        TestHotel house = hotel(9, 1);
        LocalDate in = house.today().plusDays(9);
        Instant before = lodgeflow.clock().instant();
        advance(Duration.ofSeconds(1));
        String zoe = placed(guest, with(house.wish("standard", "pay_at_hotel", in, 3), "guestName", "Zoë O'Brien"));
        advance(Duration.ofSeconds(1));
        String kim =
                placed(guest, with(house.wish("standard", "pay_at_hotel", in.plusDays(1), 1), "guestName", "김 민지"));
        advance(Duration.ofSeconds(1));
        Instant between = lodgeflow.clock().instant();
        cancel(guest, zoe);
        String list = "/v1/reservations?hotelId=" + house.id();
        assertThat(found(list + "&departure=" + in.plusDays(2))).containsExactly(kim);
        assertThat(found(list + "&departureFrom=" + in.plusDays(3))).containsExactly(zoe);
        assertThat(found(list + "&departureTo=" + in.plusDays(2))).containsExactly(kim);
        assertThat(found(list + "&guest=obrien%20ZOE")).containsExactly(zoe);
        assertThat(found(list + "&guest=" + URLEncoder.encode("김민", StandardCharsets.UTF_8)))
                .containsExactly(kim);
        assertThat(found(list + "&guest=Guest.EN@demo.lodgeflow.example")).containsExactly(kim, zoe);
        assertThat(found(list + "&guest=nobody")).isEmpty();
        assertThat(found(list + "&updatedSince=" + before + "&sort=updated")).containsExactly(kim, zoe);
        assertThat(found(list + "&updatedSince=" + between)).containsExactly(zoe);
        assertThat(found(list + "&sort=created&order=asc")).containsExactly(zoe, kim);
        for (String order : List.of("arrival", "departure", "updated", "created")) {
            Answer first = operations.get(list + "&limit=1&sort=" + order);
            Answer second = operations.get(list + "&limit=1&sort=" + order + "&cursor=" + first.at("/nextCursor"));
            assertThat(List.of(first.at("/items/0/id"), second.at("/items/0/id")))
                    .containsExactlyInAnyOrder(zoe, kim);
        }
        assertProblem(operations.get(list + "&updatedSince=yesterday"), 400, "invalid_parameter")
                .inParameter("updatedSince");
    }

    private List<String> found(String path) {
        Answer answer = operations.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/items").findValuesAsString("id");
    }

    @Test
    void whatWasMadeCanBeChangedAtOnce() {
        Answer made = guest.once()
                .post(
                        "/v1/reservations",
                        hotel.wish("standard", "pay_at_hotel", hotel.today().plusDays(20), 1));
        String path = "/v1/reservations/" + made.at("/id");
        String tag = made.header("ETag").orElseThrow();
        assertThat(guest.get(path).header("ETag")).hasValue(tag);
        assertThat(guest.once()
                        .with("If-Match", tag)
                        .post(path + "/actions/cancel", Map.of("reason", "none"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNoIsInTheCallersLanguage() {
        Http reader = korean.with("Accept-Language", "ko-KR, en;q=0.5");
        for (Answer no : List.of(
                reader.once().send("POST", "/v1/reservations", "{"),
                reader.post("/v1/reservations", Map.of()),
                reader.once().post("/v1/reservations", Map.of("adults", "x")),
                reader.once().post("/v1/reservations", Map.of("adults", 0)),
                reader.get("/v1/reservations?limit=0"),
                reader.get("/v1/reservations?nothing=1"),
                reader.get("/v1/reservations/none_such1"),
                reader.get("/v1/none"),
                anonymous.with("Accept-Language", "ko").get("/v1/auth/me"))) {
            assertThat(no.header("Content-Language")).hasValue("ko");
            assertThat(no.at("/detail")).as(no.text()).matches(".*[가-힣].*");
            assertThat(no.at("/title")).as(no.text()).matches(".*[가-힣].*");
            no.json()
                    .at("/errors")
                    .forEach(error -> assertThat(error.at("/detail").asString())
                            .as(no.text())
                            .matches(".*[가-힣].*"));
        }
        Answer other = guest.with("Accept-Language", "de").get("/v1/reservations?limit=0");
        assertThat(other.at("/detail")).contains("whole number");
        assertThat(guest.get("/v1/none").header("Content-Language")).hasValue("en");
    }

    @Test
    void everyAnswerTellsWhatIsLeft() {
        for (Http caller : List.of(anonymous, guest, operations)) {
            Answer answer = caller.get("/v1/auth/me");
            assertThat(answer.header("RateLimit-Policy").orElse("")).matches("\"\\w+\";q=\\d+;w=60");
            assertThat(answer.header("RateLimit").orElse("")).matches("\"\\w+\";r=\\d+;t=\\d+");
        }
    }

    @Test
    void theApiDescribesItself() {
        JsonNode document = anonymous.get("/v3/api-docs").json();
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        assertThat(document.at("/components/schemas/Problem").isMissingNode()).isFalse();
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                boolean described = operation.getValue().at("/responses").properties().stream()
                        .anyMatch(response -> response.getKey().startsWith("4")
                                && document.at(response.getValue()
                                                        .at("/$ref")
                                                        .asString("#/x")
                                                        .substring(1) + "/content")
                                        .has("application/problem+json"));
                if (!described) {
                    without.add(operation.getKey() + " " + path.getKey());
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(document.at("/paths").has("/v1/reservations")).isTrue();
    }
}
