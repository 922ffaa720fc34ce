package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what they see (A1, A2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest extends Story {

    private static final List<String> READS = List.of("", "/history", "/folio", "/payments", "/messages");
    private static final Map<String, Object> ACTIONS = Map.of(
            "cancel", Map.of("reason", "none"),
            "modify", Map.of("rooms", 1),
            "preview-modification", Map.of("rooms", 1),
            "preview-cancellation", Map.of(),
            "assign-room", Map.of("roomIds", List.of("rom_1")),
            "check-in", Map.of(),
            "self-check-in", Map.of(),
            "check-out", Map.of(),
            "no-show", Map.of(),
            "reinstate", Map.of());

    private final TestHotel hotel = hotel(2, 1);
    private final String booking =
            paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1));

    @Test
    void withoutATokenNothingIsSeenOrDone() {
        Rows before = Rows.now(lodgeflow);
        everything(anonymous).forEach(answer -> {
            assertProblem(answer, 401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        });
        before.assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"korean guest", "front desk of another hotel", "manager of another hotel"})
    void whatIsSomebodyElsesDoesNotExist(String who) {
        Http stranger = switch (who) {
            case "korean guest" -> korean;
            case "front desk of another hotel" -> person("frontdesk");
            default -> person("manager");
        };
        Rows before = Rows.now(lodgeflow);
        everything(stranger).forEach(answer -> assertProblem(answer, 404, "not_found"));
        before.assertUnchanged();
    }

    @Test
    void guestsDoNotWorkAtTheFrontDesk() {
        for (String action : List.of("assign-room", "check-in", "check-out", "no-show", "reinstate")) {
            assertProblem(act(guest, booking, action, ACTIONS.get(action)), 403, "forbidden");
        }
        assertProblem(guest.get("/v1/work-items"), 403, "forbidden");
        for (Http person : List.of(guest, person("frontdesk"), person("manager"))) {
            assertProblem(person.post("/v1/sandbox/clock", Map.of("advance", "PT1M")), 403, "forbidden");
        }
        assertProblem(
                place(person("frontdesk"), hotel.wish("standard", "flexible", hotel.today(), 1)), 404, "not_found");
        assertThat(status(booking)).isEqualTo("paid");
    }

    @Test
    void tokensThatWereNotGivenByUs() throws JOSEException, ParseException {
        Instant soon = Instant.now().plusSeconds(600); // tokens live by the machine's clock
        Instant past = Instant.now().minusSeconds(600);
        RSAKey pair = RSAKey.parse(column("select setting_value from setting where name = 'token_key_pair'")
                .getFirst());
        JWSSigner ours = new RSASSASigner(pair);
        JWSSigner theirs = new RSASSASigner(new RSAKeyGenerator(2048).generate());
        assertThat(withToken(token(ours, soon, "GUEST")).get("/v1/auth/me").status())
                .as("a token made as ours are")
                .isEqualTo(200);
        String good = token(ours, soon, "GUEST");
        for (String bad : List.of(
                token(ours, past, "GUEST"),
                token(theirs, soon, "OPERATIONS"),
                token(ours, soon, "EMPEROR"),
                token(ours, soon, "OPERATIONS"),
                token(ours, soon, "GUEST", "another-product"),
                token(new MACSigner(new byte[32]), soon, "OPERATIONS"),
                token(new MACSigner(pair.toRSAPublicKey().getEncoded()), soon, "OPERATIONS"),
                token(new MACSigner(pair.toPublicJWK().toJSONString()), soon, "OPERATIONS"),
                good.substring(0, good.length() - 4) + "AAAA",
                good.substring(0, good.lastIndexOf('.') + 1),
                "eyJhbGciOiJub25lIn0." + good.split("\\.", -1)[1] + ".",
                "nonsense",
                "a.b.c")) {
            Answer answer = withToken(bad).get("/v1/reservations/" + booking);
            assertProblem(answer, 401, "invalid_token").without(bad);
            assertThat(answer.header("WWW-Authenticate").orElse("")).contains("invalid_token");
        }
        assertProblem(
                anonymous.with("Authorization", "Basic Z3Vlc3Q6Z3Vlc3Q=").get("/v1/auth/me"), 401, "unauthorized");
    }

    @ParameterizedTest
    @CsvSource({
        "guest.en, guest",
        "guest.ko, guest",
        "vip, guest",
        "frontdesk, front_desk",
        "manager, hotel_manager",
        "operations, operations",
        "support, support",
        "admin, admin"
    })
    void everyDemoAccountGetsIn(String account, String role) {
        Answer me = Http.demo(lodgeflow.uri(), account).get("/v1/auth/me");
        assertThat(me.at("/email")).as(me.text()).isEqualTo(account + "@demo.lodgeflow.example");
        assertThat(me.at("/role")).isEqualTo(role);
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountLookTheSame() {
        Answer wrong = signIn("guest.en@demo.lodgeflow.example", "wrong");
        Answer unknown = signIn("nobody@demo.lodgeflow.example", "wrong");
        assertProblem(wrong, 401, "bad_credentials");
        assertProblem(unknown, 401, "bad_credentials");
        assertThat(unknown.at("/detail")).isEqualTo(wrong.at("/detail"));
        assertThat(signIn(" GUEST.EN@demo.lodgeflow.example ", "lodgeflow-demo-1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void accountsThatAreNotOpened() {
        Rows before = Rows.now(lodgeflow);
        assertProblem(register("guest.en@demo.lodgeflow.example", "a long password", "Eve"), 409, "email_taken");
        assertProblem(register("no address", "a long password", "Eve"), 422, "validation_failed")
                .inBody("/email");
        assertProblem(register("eve@example.org", "short", "Eve"), 422, "validation_failed")
                .inBody("/password")
                .withFaultCode("weak_password")
                .without("short\"");
        assertProblem(register("eve@example.org", "x".repeat(73), "Eve"), 422, "validation_failed")
                .inBody("/password");
        assertProblem(register("eve@example.org", "a long password", " "), 422, "validation_failed")
                .inBody("/name");
        before.assertUnchanged();
    }

    private List<Answer> everything(Http who) {
        String path = "/v1/reservations/" + booking;
        List<Answer> answers = new java.util.ArrayList<>();
        READS.forEach(read -> answers.add(who.get(path + read)));
        Http armed = who.once().with("If-Match", "*");
        ACTIONS.forEach((action, body) -> answers.add(armed.post(path + "/actions/" + action, body)));
        answers.add(pay(who, booking, "tok_ok"));
        String payment = column("select id from payment_attempt where reservation_id = ?", booking)
                .getFirst();
        answers.add(who.get("/v1/payments/" + payment));
        return answers;
    }

    private Answer signIn(String email, String password) {
        return anonymous.post("/v1/auth/token", Map.of("email", email, "password", password));
    }

    private Answer register(String email, String password, String name) {
        return anonymous.post("/v1/auth/register", Map.of("email", email, "password", password, "name", name));
    }

    private Http withToken(String token) {
        return anonymous.with("Authorization", "Bearer " + token);
    }

    private static String token(JWSSigner signer, Instant expires, String role) throws JOSEException {
        return token(signer, expires, role, "lodgeflow-api");
    }

    private static String token(JWSSigner signer, Instant expires, String role, String audience) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("lodgeflow")
                .audience(audience)
                .subject("acc_demo_guest_en")
                .issueTime(Date.from(expires.minusSeconds(1800)))
                .expirationTime(Date.from(expires))
                .claim("role", role)
                .claim("name", "Demo Guest")
                .claim("demo", true)
                .build();
        JWSAlgorithm algorithm = signer instanceof MACSigner ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256;
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(signer);
        return token.serialize();
    }
}
