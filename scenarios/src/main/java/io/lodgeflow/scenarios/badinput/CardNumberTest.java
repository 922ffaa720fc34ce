package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A card number is refused wherever it stands, and kept nowhere (P2). */
class CardNumberTest extends Story {

    private static final String CARD = "4000056655665556";
    private static final List<String> WRITTEN =
            List.of(CARD, "4000 0566 5566 5556", "4000-0566-5566-5556", "my card is " + CARD + ", thank you");

    private final TestHotel hotel = hotel(2, 1);
    private final Map<String, Object> wish =
            hotel.wish("standard", "flexible", hotel.today().plusDays(9), 1);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Rows before = Rows.now(lodgeflow);

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void keptNowhere() {
        before.assertUnchanged();
        root().detachAppender(log);
        assertThat(List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> WRITTEN.stream().anyMatch(line::contains));
        assertThat(Rows.placesHolding(lodgeflow.jdbc(), WRITTEN)).isEmpty();
    }

    /** Or finding nothing would prove nothing. */
    @Test
    void whatIsKeptWouldBeFound() {
        assertThat(Rows.placesHolding(lodgeflow.jdbc(), List.of(CARD, hotel.id())))
                .map(place -> place.toLowerCase(Locale.ROOT))
                .contains(
                        "hotel.id",
                        "hotel.name",
                        "room.room_type_id",
                        "rate_plan.hotel_id",
                        "room_type_night.room_type_id")
                .doesNotContain("hotel.city", "account.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotelId",
                "roomTypeId",
                "ratePlanId",
                "arrival",
                "guestName",
                "guestEmail",
                "language",
                "clientReference",
                "specialRequests",
                "unknownField"
            })
    void inAnyFieldOfAReservation(String field) {
        for (String written : WRITTEN) {
            assertProblem(place(guest, with(wish, field, written)), 422, "card_number_refused")
                    .inBody("/" + field)
                    .without(CARD)
                    .without(written);
        }
        assertProblem(place(guest, with(wish, field, Long.valueOf(CARD))), 422, "card_number_refused")
                .without(CARD);
    }

    @Test
    void deepInsideABody() {
        assertProblem(place(guest, with(wish, "wishes", List.of("quiet", CARD))), 422, "card_number_refused")
                .inBody("/wishes/1");
        assertProblem(
                        place(guest, with(wish, "a", Map.of("b", List.of(Map.of("c", CARD))))),
                        422,
                        "card_number_refused")
                .inBody("/a/b/0/c");
        assertProblem(place(guest, with(wish, CARD, "x")), 422, "card_number_refused")
                .without(CARD);
        assertProblem(guest.once().send("POST", "/v1/reservations", "{\"a\": " + CARD), 422, "card_number_refused");
        assertProblem(guest.once().send("POST", "/v1/reservations", "no json " + CARD), 422, "card_number_refused");
    }

    @Test
    void asAPaymentToken() {
        Map<String, Object> payment = Map.of("reservationId", "res_1", "paymentToken", CARD);
        assertProblem(guest.once().post("/v1/payments", payment), 422, "card_number_refused")
                .inBody("/paymentToken")
                .without(CARD);
    }

    @Test
    void inTheQuery() {
        assertProblem(guest.get("/v1/reservations?clientReference=" + CARD), 422, "card_number_refused")
                .inParameter("clientReference")
                .without(CARD);
        assertProblem(guest.get("/v1/reservations?" + CARD + "=1"), 422, "card_number_refused")
                .without(CARD);
        assertProblem(guest.get("/v1/reservations?x=4000%2005%3665566%35556"), 422, "card_number_refused");
    }

    @Test
    void inThePath() {
        assertProblem(guest.get("/v1/reservations/" + CARD), 422, "card_number_refused")
                .inParameter("path")
                .without(CARD);
        assertProblem(guest.get("/v1/payments/4000-0566-5566-5556"), 422, "card_number_refused")
                .without("4000-0566-5566-5556");
        assertProblem(guest.get("/v1/payments/4000%200566%205566%205556"), 400, "path_not_canonical")
                .without("0566%205566");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key",
                "If-Match",
                "Prefer",
                "Lodgeflow-Test",
                "User-Agent",
                "X-Anything",
                "Request-Id",
                "Referer"
            })
    void inAHeader(String header) {
        assertProblem(guest.once().with(header, CARD).post("/v1/reservations", wish), 422, "card_number_refused")
                .inHeader(header)
                .without(CARD);
    }

    @Test
    void whenRegisteringOrSigningIn() {
        Map<String, Object> person =
                Map.of("email", "someone@example.org", "password", "long enough password", "name", "Someone");
        assertProblem(anonymous.post("/v1/auth/register", with(person, "name", CARD)), 422, "card_number_refused");
        assertProblem(anonymous.post("/v1/auth/register", with(person, "password", CARD)), 422, "card_number_refused");
        assertProblem(
                anonymous.post("/v1/auth/token", Map.of("email", CARD + "@example.org", "password", "x")),
                422,
                "card_number_refused");
    }

    @Test
    void inWhatAGatewayTells() {
        String event = "{\"id\": \"evt_1\", \"data\": {\"object\": {\"id\": \"pi_1\", \"number\": \"" + CARD + "\"}}}";
        assertProblem(anonymous.send("POST", "/v1/gateway/webhooks/sandbox", event), 422, "card_number_refused")
                .inBody("/data/object/number")
                .without(CARD);
        assertProblem(
                        operations.post(
                                "/v1/sandbox/gateway/disputes", Map.of("chargeReference", "sbx_1", "reason", CARD)),
                        422,
                        "card_number_refused")
                .without(CARD);
    }

    @Test
    void whenCanceling() {
        assertProblem(
                guest.once()
                        .with("If-Match", "*")
                        .post("/v1/reservations/res_1/actions/cancel", Map.of("reason", "Wrong card: " + CARD)),
                422,
                "card_number_refused");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
