package io.lodgeflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** A body that comes byte by byte is waited for only so long. */
class BodyFilterTest {

    @Test
    void whoSendsTooSlowlyIsNotListenedTo() throws ServletException, IOException {
        assertThat(status(Duration.ZERO)).isEqualTo(400);
        assertThat(status(Duration.ofSeconds(20))).isEqualTo(200);
    }

    private static int status(Duration patience) throws ServletException, IOException {
        Problems problems = new Problems(new HttpJson(new JsonMapper()));
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/payments");
        request.setContent(new byte[] {'{', '}'});
        MockHttpServletResponse response = new MockHttpServletResponse();
        AtomicBoolean passed = new AtomicBoolean();
        FilterChain chain = (sent, answer) -> passed.set(true);
        new BodyFilter(problems, DataSize.ofKilobytes(64), patience).doFilter(request, response, chain);
        assertThat(passed.get()).isEqualTo(response.getStatus() == 200);
        return response.getStatus();
    }
}
