package io.lodgeflow.scenarios.security;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Product;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody tries passwords: many of one account, one of many accounts, with a token and from changing addresses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuessingTest {

    private static final String RIGHT = "purple otters at noon";

    private final Product lodgeflow = Product.onTheStreet("guessing");
    private final Http anonymous = Http.anonymous(lodgeflow.uri());

    @AfterAll
    void close() {
        lodgeflow.close();
    }

    @Test
    void afterFiveWrongOnesTheRightOneHasToWaitTooAndEachTimeLonger() {
        String email = account();
        for (int wrong = 1; wrong <= 5; wrong++) {
            assertProblem(signIn("203.0.113." + wrong, email, "wrong " + wrong), 401, "bad_credentials");
        }
        Answer right = signIn("198.51.100.1", email, RIGHT);
        assertProblem(right, 429, "too_many_sign_ins");
        assertThat(right.header("Retry-After")).contains("30");
        assertThat(mails(email)).as("told once").hasSize(1).first().asString().contains("Somebody tries to sign in");

        lodgeflow.travelTo(lodgeflow.now().plus(Duration.ofSeconds(30)));
        assertProblem(signIn("198.51.100.2", email, "wrong 6"), 401, "bad_credentials");
        assertThat(signIn("198.51.100.3", email, "wrong 7").header("Retry-After"))
                .contains("60");
        assertThat(mails(email)).hasSize(1);

        lodgeflow.travelTo(lodgeflow.now().plus(Duration.ofSeconds(60)));
        assertThat(signIn("198.51.100.4", email, RIGHT).status()).isEqualTo(200);
        assertProblem(signIn("198.51.100.5", email, "wrong 8"), 401, "bad_credentials");
        assertThat(signIn("198.51.100.6", email, RIGHT).status())
                .as("begun anew")
                .isEqualTo(200);
    }

    @Test
    void aHundredAtOnceAreNoMoreThanFive() {
        String email = account();
        List<Answer> answers = IntStream.range(0, 100)
                .parallel()
                .mapToObj(number -> signIn("203.0.114." + number, email, "wrong " + number))
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.at("/code").equals("too_many_sign_ins"))
                .hasSize(95);
    }

    /** Such as the programs of an agency, which share an account and start together. */
    @Test
    void rightPasswordsAtOnceAreNoGuesses() {
        String email = account();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 30)
                    .mapToObj(
                            number -> CompletableFuture.supplyAsync(() -> signIn("203.0.115.1", email, RIGHT), callers))
                    .toList();
            assertThat(answers).allMatch(answer -> answer.join().status() == 200);
        }
    }

    @Test
    void whoHasNoAccountIsCountedAlike() {
        String nobody = UUID.randomUUID() + "@example.org";
        for (int wrong = 1; wrong <= 5; wrong++) {
            assertProblem(signIn("203.0.113.10", nobody, "wrong"), 401, "bad_credentials");
        }
        assertProblem(signIn("203.0.113.10", nobody, "wrong"), 429, "too_many_sign_ins");
    }

    @Test
    void onePasswordForManyAccountsIsStoppedByItsAddress() {
        String own = account();
        for (int wrong = 1; wrong <= 50; wrong++) {
            assertProblem(
                    signIn("203.0.113.20", UUID.randomUUID() + "@example.org", "Summer2026!"), 401, "bad_credentials");
        }
        assertProblem(signIn("203.0.113.20", own, RIGHT), 429, "too_many_sign_ins");
        assertThat(signIn("203.0.113.21", own, RIGHT).status())
                .as("from elsewhere")
                .isEqualTo(200);
    }

    @Test
    void aTokenRaisesNoQuotaOfSigningIn() {
        Http member = Http.anonymous(lodgeflow.uri())
                .with("X-Forwarded-For", "203.0.113.30")
                .with(
                        "Authorization",
                        "Bearer " + signIn("203.0.113.31", account(), RIGHT).at("/accessToken"));
        Answer answer = member.post("/v1/auth/token", Map.of("email", "x@example.org", "password", "y"));
        assertThat(answer.header("RateLimit-Policy").orElse("")).startsWith("\"anonymous\";q=60");
        assertThat(member.post("/v1/auth/register", Map.of("email", "no address", "password", RIGHT, "name", "Eve"))
                        .header("RateLimit-Policy")
                        .orElse(""))
                .startsWith("\"anonymous\";q=60");
        assertThat(member.get("/v1/auth/me").header("RateLimit-Policy").orElse(""))
                .startsWith("\"guest\"");
    }

    @Test
    void commonPasswordsAreRefusedAndNothingIsAskedOfTheirLetters() {
        for (String common : List.of("password1", "Qwerty123!", "iloveyou2", "trustno1trustno1", "eve.example.org")) {
            assertProblem(register("eve.example.org@example.org", common), 422, "validation_failed")
                    .withFaultCode("weak_password")
                    .without(common + "\"");
        }
        assertThat(register(UUID.randomUUID() + "@example.org", "purpleottersatnoon")
                        .status())
                .isEqualTo(201);
    }

    private String account() {
        String email = UUID.randomUUID() + "@example.org";
        assertThat(register(email, RIGHT).status()).isEqualTo(201);
        return email;
    }

    private Answer register(String email, String password) {
        return anonymous
                .with("X-Forwarded-For", "192.0.2." + (email.hashCode() & 0xff))
                .post("/v1/auth/register", Map.of("email", email, "password", password, "name", "A Guest"));
    }

    private Answer signIn(String from, String email, String password) {
        return anonymous
                .with("X-Forwarded-For", from)
                .post("/v1/auth/token", Map.of("email", email, "password", password));
    }

    private List<String> mails(String email) {
        lodgeflow.settle();
        return lodgeflow.texts(
                "select subject from account_message where recipient = ? and sent_at is not null", email);
    }
}
