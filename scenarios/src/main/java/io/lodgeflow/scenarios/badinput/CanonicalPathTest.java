package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A path has one spelling. Any other is refused before anything else has seen the request, so none comes to a controller
 * past a filter. A failing seed alone: {@code mvn verify -pl scenarios-on-h2 -am -Dtest=CanonicalPathTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dlodgeflow.seed=7}
 */
class CanonicalPathTest extends Story {

    private static final int SPELLINGS = 2_000;
    private static final int ROUTES = 40;
    private static final String CARD = "4000056655665556";
    private static final String LARGE_BODY = "{\"a\": \"" + "x".repeat(65 * 1024) + "\"}";

    /** What shows which filters a request meets. None has an Idempotency-Key: what needs one says so. */
    private enum Probe {
        AS_IT_IS,
        CARD_NUMBER,
        UNKNOWN_PARAMETER,
        LARGE_BODY
    }

    /**
     * What a request met.
     *
     * @param code of the problem, if it is one
     * @param limited whether it was counted by the rate limits
     * @param policy of which chain of security
     */
    private record Met(int status, String code, boolean limited, String policy) {
        static Met in(Answer answer) {
            return new Met(
                    answer.status(),
                    answer.header("Content-Type").orElse("").startsWith("application/problem+json")
                            ? answer.at("/code")
                            : "",
                    answer.header("RateLimit").isPresent(),
                    answer.header("Content-Security-Policy").orElse(""));
        }
    }

    private final TestHotel hotel = hotel(2, 1);
    private final Map<String, Object> wish =
            hotel.wish("standard", "flexible", hotel.today().plusDays(20), 1);
    private final RawHttp http = new RawHttp(lodgeflow.uri());
    private final Map<String, String> asOperations = new HashMap<>();

    CanonicalPathTest() {
        Answer signedIn = anonymous.post(
                "/v1/auth/token", Map.of("email", "operations@demo.lodgeflow.example", "password", "lodgeflow-demo-1"));
        asOperations.put("Authorization", "Bearer " + signedIn.at("/accessToken"));
        Answer session = anonymous.get("/session");
        asOperations.put("Cookie", session.header("Set-Cookie").orElseThrow().split(";", 2)[0]);
        asOperations.put("X-CSRF-TOKEN", session.at("/csrf"));
    }

    @AfterEach
    void hangUp() throws IOException {
        http.close();
    }

    static LongStream seeds() {
        Long one = Long.getLong("lodgeflow.seed");
        return LongStream.of(one == null ? 13 : one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySpellingIsRefusedOrMeetsTheFiltersOfItsPlainForm(long seed) {
        Random random = new Random(seed);
        List<Route> routes =
                Route.some(lodgeflow, ROUTES, random, JsonMapper.shared().writeValueAsString(wish));
        Rows before = Rows.now(lodgeflow);
        Map<Route, Map<Probe, Met>> plain = new LinkedHashMap<>();
        for (Route route : routes) {
            plain.put(route, met(route, route.path()));
            assertFilters(route, plain.get(route));
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < SPELLINGS; i++) {
            Route route = routes.get(i % ROUTES);
            Spelling spelling = Spelling.of(route.path(), http.authority(), random);
            Probe probe = random.nextBoolean() ? Probe.AS_IT_IS : Probe.CARD_NUMBER;
            Answer answer = ask(route, probe, spelling.target());
            if (!fits(route, spelling, answer, plain.getOrDefault(route, Map.of()))) {
                faults.add(route + " as " + spelling + " with " + probe + ": " + Met.in(answer) + " " + answer.text());
            }
        }
        assertThat(faults)
                .as("with -Dlodgeflow.seed=" + seed + " wrong: " + faults.size() + " of " + SPELLINGS)
                .isEmpty();
        before.assertUnchanged();
    }

    private boolean fits(Route route, Spelling spelling, Answer answer, Map<Probe, Met> plain) {
        return switch (spelling.kind()) {
            case WITH_THE_SERVER -> met(route, spelling.target()).equals(plain);
            case QUERY -> // of the same names
                met(route, spelling.target()).equals(met(route, route.path() + "?place=Lisbon"));
            case UPPER_CASE -> {
                Map<Probe, Met> met = met(route, spelling.target());
                yield met.equals(plain) || isNothing(met);
            }
            default -> isRefusedUnseen(answer);
        };
    }

    /** The effect is not done a second time under another spelling, nor answered again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/%72eservations",
                "/%76%31/reservations",
                "/v1//reservations",
                "/v1/./reservations",
                "/v1/reservations/",
                "/v1/reservations;a=b",
                "/v1/x/../reservations",
                "/v1%2freservations"
            })
    void aKeyHasOneEffectHoweverThePathIsWritten(String spelling) {
        Map<String, String> sameKey = new HashMap<>(asOperations);
        sameKey.put("Idempotency-Key", UUID.randomUUID().toString());
        String body = JsonMapper.shared().writeValueAsString(wish);
        Answer first = http.send("POST", "/v1/reservations", sameKey, body);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        Rows before = Rows.now(lodgeflow);
        assertThat(isRefusedUnseen(http.send("POST", spelling, sameKey, body))).isTrue();
        before.assertUnchanged();
        assertThat(http.send("POST", "/v1/reservations", sameKey, body).text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M%C3%BCnchen",
                "S%C3%A3o%20Paulo",
                "two+words",
                "a/b//c/../d",
                "a%2Fb%2F..%2Fc",
                "a;b=c",
                "%EC%84%9C%EC%9A%B8",
                "100%25",
                "what?%3Fwhy@~:"
            })
    void valuesOfTheQueryMayHoldAnything(String value) {
        for (String path : List.of("/v1/hotels?city=", "/v1/hotels/search?place=", "/operations/bookings?hotel=")) {
            Answer answer = http.send("GET", path + value, asOperations, "");
            int expected = path.startsWith("/operations") ? 401 : 200; // no session: security was reached
            assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void theRefusalSaysWhatToSend() {
        Answer answer = http.send("GET", "/%761/hotels", Map.of("Request-Id", "mine-1"), "");
        assertThat(assertProblem(answer, 400, "path_not_canonical")).isNotNull();
        assertThat(answer.at("/detail")).contains("plain form", "percent-encoded");
        assertThat(answer.at("/traceId")).isEqualTo("mine-1");
        Answer asterisk = http.send("OPTIONS", "*", Map.of(), "");
        assertThat(asterisk.status()).as("asks for the server, not for a path").isEqualTo(200);
    }

    /** Or meeting the same would prove nothing. */
    private static void assertFilters(Route route, Map<Probe, Met> met) {
        String which = route.toString();
        if (route.path().startsWith("/v1/")) {
            assertThat(met.get(Probe.LARGE_BODY)).as(which).extracting("status").isEqualTo(413);
            assertThat(met.get(Probe.CARD_NUMBER)).as(which).extracting("code").isEqualTo("card_number_refused");
            assertThat(met.get(Probe.AS_IT_IS))
                    .as(which)
                    .extracting("limited")
                    .isEqualTo(!route.path().startsWith("/v1/gateway/"));
        }
        if (route.path().equals("/v1/hotels") && route.method().equals("GET")) {
            assertThat(met.get(Probe.UNKNOWN_PARAMETER)).extracting("code").isEqualTo("unknown_parameter");
        }
        if (route.needsAKey()) {
            assertThat(met.get(Probe.AS_IT_IS)).as(which).extracting("code").isEqualTo("idempotency_key_missing");
        }
        if (route.path().endsWith("/sign-in") && route.method().equals("POST")) {
            assertThat(met.get(Probe.AS_IT_IS)).as(which).extracting("limited").isEqualTo(true);
        }
    }

    /** Nobody counted it, no chain of security answered, and no session was given or taken. */
    private static boolean isRefusedUnseen(Answer answer) {
        Met met = Met.in(answer);
        return met.status() == 400
                && List.of("path_not_canonical", "bad_request").contains(met.code())
                && !met.limited()
                && met.policy().isEmpty()
                && answer.header("X-Content-Type-Options").isEmpty()
                && answer.header("Set-Cookie").isEmpty();
    }

    /** No controller has this address; the health of a part that there is not is answered 404 without a word. */
    private static boolean isNothing(Map<Probe, Met> met) {
        return met.entrySet().stream()
                .filter(one -> one.getKey() == Probe.AS_IT_IS)
                .map(Map.Entry::getValue)
                .allMatch(one -> List.of("not_found", "method_not_allowed").contains(one.code())
                        || (one.status() == 404 && one.code().isEmpty()));
    }

    private Map<Probe, Met> met(Route route, String target) {
        Map<Probe, Met> met = new EnumMap<>(Probe.class);
        for (Probe probe : Probe.values()) {
            met.put(probe, Met.in(ask(route, probe, target)));
        }
        return met;
    }

    private Answer ask(Route route, Probe probe, String target) {
        Map<String, String> headers = new HashMap<>(asOperations);
        if (probe == Probe.CARD_NUMBER) {
            headers.put("X-Anything", CARD);
        }
        String asked = probe == Probe.UNKNOWN_PARAMETER
                ? target + (target.contains("?") ? "&" : "?") + "nothingLikeThis=1"
                : target;
        return http.send(route.method(), asked, headers, probe == Probe.LARGE_BODY ? LARGE_BODY : route.body());
    }
}
