package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Names and wishes in whatever letters there are: kept as they are, or refused; never changed silently. */
@OnBothDatabases(Because.STORE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddTextTest extends Story {

    private final TestHotel hotel = hotel(16, 1);
    private final Map<String, Object> wish =
            hotel.wish("standard", "flexible", hotel.today().plusDays(50), 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert'); DROP TABLE reservation;--",
                "\" OR 1=1 #",
                "%_\\",
                "<script>alert(1)</script>",
                "<b>&amp;</b>",
                "{{guestName}} ${7*7} #{7*7} %s {0}",
                "José 김철수 李小龍 Ægir",
                "👩‍👩‍👧‍👦 🏨",
                "مرحبا بالعالم",
                "zero\u200Bwidth\u200Djoined",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢"
            })
    void isKeptToTheLetter(String text) {
        String id = placed(guest, with(with(wish, "guestName", text), "specialRequests", text));
        assertThat(read(id).at("/guest/name")).isEqualTo(text);
        assertThat(read(id).at("/specialRequests")).isEqualTo(text);
        pay(guest, id, "tok_ok");
        assertThat(lastMessage(id, "confirmation").at("/body").asString()).contains(text);
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertBooksAreRight();
    }

    @Test
    void isComposedAndTrimmed() {
        String id = placed(guest, with(wish, "guestName", "  Jose\u0301  "));
        assertThat(read(id).at("/guest/name")).isEqualTo("Jos\u00E9");
        cancel(guest, id);
    }

    /** As JSON escapes, since UTF-8 cannot even say some of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\ud800",
                "x\\udc00y",
                "\\u0007",
                "\\u001b[31m",
                "\\u202e",
                "\\u2066",
                "\\u2028",
                "\\uffff"
            })
    void isRefused(String escaped) {
        Rows before = Rows.now(lodgeflow);
        for (String field : new String[] {"guestName", "clientReference", "specialRequests", "hotelId"}) {
            String body = JsonMapper.shared()
                    .writeValueAsString(with(wish, field, "PLACE"))
                    .replace("PLACE", "a" + escaped + "b");
            assertProblem(guest.once().send("POST", "/v1/reservations", body), 422, "validation_failed")
                    .inBody("/" + field)
                    .withFaultCode("invalid_text");
        }
        String address = JsonMapper.shared()
                .writeValueAsString(with(wish, "guestEmail", "PLACE"))
                .replace("PLACE", "a" + escaped + "@example.org");
        assertProblem(guest.once().send("POST", "/v1/reservations", address), 422, "validation_failed")
                .inBody("/guestEmail");
        String token = "{\"reservationId\": \"res_1\", \"paymentToken\": \"tok" + escaped + "x\"}";
        assertProblem(guest.once().send("POST", "/v1/payments", token), 422, "validation_failed")
                .inBody("/paymentToken");
        before.assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "..%2f..",
                "%ff",
                "%F0%9F%8F%A8",
                "%27%20or%201=1",
                "a;b=c",
                "%252e",
                "no-such-id-but-a-very-long-one-that-no-column-of-the-database-could-ever-hold"
            })
    void anIdThatIsNoneIsNotFoundOrNotUnderstood(String id) {
        var answer = guest.get("/v1/reservations/" + id);
        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertProblem(answer, answer.status(), answer.at("/code"));
    }
}
