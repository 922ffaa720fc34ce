package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are no bodies, sent to everything that takes one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBodyTest extends Story {

    private static final int LIMIT = 64 * 1024;

    private final TestHotel hotel = hotel(1, 1);
    private final String booking =
            paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1));

    Stream<String> addresses() {
        return Stream.concat(needingABody(), actions("check-in", "check-out", "no-show"));
    }

    Stream<String> needingABody() {
        return Stream.concat(
                Stream.of(
                        "/v1/reservations", "/v1/payments", "/v1/sandbox/clock", "/v1/auth/token", "/v1/auth/register"),
                actions("cancel", "modify", "preview-modification", "assign-room"));
    }

    private Stream<String> actions(String... names) {
        return List.of(names).stream().map(name -> "/v1/reservations/" + booking + "/actions/" + name);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void whatIsNoJson(String address) {
        Rows before = Rows.now(lodgeflow);
        for (String broken :
                List.of("{", "{\"a\":", "{'a': 1}", "{\"a\": 01}", "{\"a\" 1}", "nothing", "<a/>", "\u0000")) {
            assertProblem(send(address, broken), 400, "malformed_json");
        }
        before.assertUnchanged();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void whatIsJsonOfAnotherShape(String address) {
        Rows before = Rows.now(lodgeflow);
        for (String shape : List.of("[]", "\"text\"", "7", "true", "[[1]]")) {
            assertProblem(send(address, shape), 400, "invalid_body");
        }
        assertProblem(send(address, "{\"nothingLikeThis\": 1}"), 400, "invalid_body")
                .inBody("/nothingLikeThis")
                .withFaultCode("unknown_field");
        before.assertUnchanged();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void whatIsNestedTooDeeply(String address) {
        Rows before = Rows.now(lodgeflow);
        for (String open : List.of("[", "{\"a\":")) {
            Answer answer = send(address, open.repeat(10_000));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertProblem(answer, 400, answer.at("/code"));
        }
        before.assertUnchanged();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void whatIsTooLarge(String address) {
        Rows before = Rows.now(lodgeflow);
        Answer answer = send(address, "{\"a\": \"" + "x".repeat(LIMIT) + "\"}");
        assertProblem(answer, 413, "body_too_large");
        assertThat(answer.json().at("/limit").asInt()).isEqualTo(LIMIT);
        before.assertUnchanged();
    }

    @ParameterizedTest
    @MethodSource("needingABody")
    void nothingAtAll(String address) {
        Rows before = Rows.now(lodgeflow);
        assertProblem(send(address, ""), 400, "body_missing");
        assertProblem(send(address, "null"), 400, "body_missing");
        before.assertUnchanged();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void twiceAndMore(String address) {
        Rows before = Rows.now(lodgeflow);
        Answer twoFields = send(address, "{\"a\": 1, \"a\": 2}");
        assertThat(twoFields.status()).isEqualTo(400);
        Answer twoBodies = send(address, "{} {}");
        assertThat(twoBodies.status()).as(twoBodies.text()).isEqualTo(400);
        before.assertUnchanged();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anotherMediaType(String address) {
        Rows before = Rows.now(lodgeflow);
        Answer answer = sender().with("Content-Type", "text/plain").send("POST", address, "{}");
        assertProblem(answer, 415, "unsupported_media_type");
        assertProblem(
                sender().with("Content-Encoding", "gzip").send("POST", address, "{}"), 415, "unsupported_encoding");
        before.assertUnchanged();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anotherMethod(String address) {
        Answer answer = sender().send("DELETE", address, null);
        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).isPresent();
    }

    private Answer send(String address, String body) {
        return sender().send("POST", address, body);
    }

    private Http sender() {
        return operations.once().with("If-Match", "*");
    }
}
