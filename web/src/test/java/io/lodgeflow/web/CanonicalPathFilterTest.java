package io.lodgeflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A path has one spelling, and only that one goes on. */
class CanonicalPathFilterTest {

    private static final long SEED = 13;
    private static final int TRIES = 200_000;
    private static final String LETTERS = "ab/Z9_-..//%2e;\\ \t:@~+ü\uff41\0";

    private final HttpJson json = new HttpJson(JsonMapper.shared());
    private final CanonicalPathFilter filter = new CanonicalPathFilter(new Problems(json));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain behind = new MockFilterChain();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/hotels",
                "/v1/hotels/htl_demo-1/room-types/rmt_2",
                "/V1/HOTELS",
                "/operations/bookings/res_1",
                "/swagger-ui/index.html",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/pages/pages-0a1b2c.css",
                "/images/hotels/htl_1.svg",
                "/.well-known/security.txt"
            })
    void plainPathsGoOn(String path) throws Exception {
        send(get(path));
        assertThat(behind.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "v1/hotels",
                "//",
                "/v1/hotels/",
                "//v1/hotels",
                "/v1//hotels",
                "/v1/./hotels",
                "/v1/x/../hotels",
                "/v1/hotels/.",
                "/v1/hotels/..",
                "/v1/hotels.",
                "/v1/hotels/htl.1",
                "/pages/pages..css",
                "/pages/.../pages.css",
                "/%761/hotels",
                "/v1%2fhotels",
                "/v1%5Chotels",
                "/v1\\hotels",
                "/v1/hotels%00",
                "/v1/hotels%",
                "/v1/hotels;a=b",
                "/v1;/hotels",
                "/v1/%c1%a8otels",
                "/v1%c0%afhotels",
                "/v1/hotels/M\u00fcnchen",
                "/v1/\uff48otels",
                "/v1/hotels/a b",
                "/v1/hotels/a+b",
                "/v1/hotels/a~b",
                "/v1/hotels/a:b",
                "/v1/hotels/a\u0000"
            })
    void othersDoNot(String path) throws Exception {
        send(get(path));
        assertRefused();
    }

    /** Whoever reads an accepted path, and however, reads the same. */
    @Test
    void whatIsAcceptedCannotBeReadInAnotherWay() {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < TRIES; i++) {
            StringBuilder made = new StringBuilder("/");
            for (int letter = random.nextInt(8); letter > 0; letter--) {
                made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String path = made.toString();
            if (CanonicalPathFilter.isCanonical(path)) {
                accepted++;
                assertThat(URLDecoder.decode(path, StandardCharsets.UTF_8)).isEqualTo(path);
                assertThat(URI.create("http://h" + path).normalize().getRawPath())
                        .isEqualTo(path);
                assertThat(RequestPath.parse(path, null).elements())
                        .as(path)
                        .filteredOn(PathContainer.PathSegment.class::isInstance)
                        .map(PathContainer.PathSegment.class::cast)
                        .allMatch(segment -> segment.valueToMatch().equals(segment.value())
                                && !segment.value().isEmpty()
                                && segment.parameters().isEmpty());
            }
        }
        assertThat(accepted).as("accepted with seed " + SEED).isGreaterThan(1_000);
    }

    @Test
    void aPathAsLongAsARequestMayBe() throws Exception {
        send(get("/a".repeat(100_000)));
        assertThat(behind.getRequest()).isNotNull();
    }

    @Test
    void aRefusalRepeatsNothing() throws Exception {
        MockHttpServletRequest request = get("/v1/reservations/4000%2005665566%205556");
        request.addHeader("Request-Id", "r-1");
        send(request);
        JsonNode problem = json.mapper().readTree(response.getContentAsString());
        assertThat(problem.at("/code").asString()).isEqualTo("path_not_canonical");
        assertThat(problem.at("/detail").asString()).contains("percent-encoded");
        assertThat(problem.has("instance")).isFalse();
        assertThat(response.getContentAsString()).doesNotContain("4000", "05665566");
    }

    @Test
    void aPersonReadsAPage() throws Exception {
        MockHttpServletRequest request = get("/operations//bookings");
        request.addHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        send(request);
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.getContentAsString()).contains("This address is not written as ours are", "주소 형식");
        assertThat(behind.getRequest()).isNull();
    }

    @Test
    void theContextPathIsPartOfThePath() throws Exception {
        MockHttpServletRequest request = get("/house/v1/hotels");
        request.setContextPath("/house");
        send(request);
        assertThat(behind.getRequest()).isNotNull();
        assertThat(Addresses.pathOf(request)).isEqualTo("/v1/hotels");
        assertThat(Addresses.isApi(request)).isTrue();
    }

    @Test
    void anErrorIsAnswered() throws Exception {
        MockHttpServletRequest request = get("/error");
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/%761/hotels");
        send(request);
        assertThat(behind.getRequest()).isNotNull();
    }

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private void send(MockHttpServletRequest request) throws ServletException, IOException {
        filter.doFilter(request, response, behind);
    }

    private void assertRefused() throws IOException {
        assertThat(behind.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("path_not_canonical");
    }
}
