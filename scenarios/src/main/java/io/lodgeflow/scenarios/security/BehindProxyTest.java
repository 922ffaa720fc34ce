package io.lodgeflow.scenarios.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.scenarios.badinput.RawHttp;
import io.lodgeflow.testkit.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the server believes of where a request comes from, and what it says of itself. */
class BehindProxyTest {

    private static final Map<String, Object> NOBODY = Map.of("email", "nobody@example.org", "password", "wrong");

    @Test
    void fromStrangersAForwardedAddressCountsForNothing() throws IOException {
        try (Product lodgeflow = Product.on(TestDatabase.create("strangers"))
                        .withDemo(3)
                        .with("lodgeflow.sign-in.free-tries=1000000", "lodgeflow.sign-in.free-tries-by-address=1000000")
                        .start();
                RawHttp raw = new RawHttp(lodgeflow.uri())) {
            Http anonymous = Http.anonymous(lodgeflow.uri());
            List<Integer> answers = IntStream.range(0, 150)
                    .mapToObj(number -> anonymous
                            .with("X-Forwarded-For", "203.0.113." + number)
                            .get("/v1/hotels")
                            .status())
                    .toList();
            assertThat(answers).filteredOn(status -> status == 429).hasSizeGreaterThan(50);

            Answer page = raw.send("GET", "/operations", Map.of("Host", "evil.example", "Accept", "text/html"), "");
            assertThat(page.status()).isEqualTo(302);
            assertThat(page.header("Location")).contains("/sign-in?next=%2Foperations");
            Answer form = raw.send("GET", "/sign-in", Map.of("Host", "evil.example", "X-Forwarded-Proto", "https"), "");
            assertThat(form.headers().toString())
                    .contains("lodgeflow_csrf=")
                    .doesNotContain("__Host-", "Secure", "Strict-Transport-Security");
            assertThat(form.text()).doesNotContain("evil.example");
        }
    }

    @Test
    void fromTheNamedProxyItCountsAndTlsHasCookiesOfItsOwn() throws IOException {
        try (Product lodgeflow = Product.onTheStreet("proxied");
                RawHttp raw = new RawHttp(lodgeflow.uri())) {
            Http anonymous = Http.anonymous(lodgeflow.uri());
            for (int number = 0; number < 100; number++) {
                assertThat(anonymous
                                .with("X-Forwarded-For", "203.0.113." + number)
                                .get("/v1/hotels")
                                .status())
                        .isEqualTo(200);
            }
            // What a client wrote before its own proxy is its own word.
            List<Integer> forged = IntStream.range(0, 100)
                    .mapToObj(number -> anonymous
                            .with("X-Forwarded-For", "203.0.113." + number + ", 198.51.100.9")
                            .post("/v1/auth/token", NOBODY)
                            .status())
                    .toList();
            assertThat(forged).contains(429);

            Answer form = raw.send("GET", "/sign-in", Map.of("Host", "evil.example"), "");
            String cookie = form.header("Set-Cookie").orElseThrow();
            assertThat(cookie).startsWith("__Host-lodgeflow_csrf=").contains("; Path=/;", "Secure", "HttpOnly");
            assertThat(form.header("Strict-Transport-Security")).isPresent();
            Answer page = raw.send("GET", "/operations", Map.of("Host", "evil.example", "Accept", "text/html"), "");
            assertThat(page.header("Location")).contains("/sign-in?next=%2Foperations");
        }
    }
}
