package io.lodgeflow.web.security;

import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.lodgeflow.web.HttpJson;
import io.lodgeflow.web.Problems;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who asks too often is told so, and how long to wait; nobody else is. */
class RateLimitFilterTest {

    @RestController
    static class Everything {
        @RequestMapping("/**")
        String answer() {
            return "done";
        }
    }

    private interface Asking {
        void with(MockMvc http) throws Exception;
    }

    @Test
    void theThirdOfTwoIsTurnedAway() throws Exception {
        limitedToTwo(http -> {
            http.perform(from("10.0.0.1", get("/v1/hotels")))
                    .andExpect(status().isOk())
                    .andExpect(header().string("RateLimit-Policy", "\"anonymous\";q=2;w=60"))
                    .andExpect(header().string("RateLimit", matchesPattern("\"anonymous\";r=1;t=\\d+")));
            http.perform(from("10.0.0.1", get("/v1/hotels"))).andExpect(status().isOk());
            http.perform(from("10.0.0.1", get("/v1/hotels")))
                    .andExpect(status().isTooManyRequests())
                    .andExpect(header().string("Retry-After", matchesPattern("30|29")))
                    .andExpect(header().string("RateLimit", matchesPattern("\"anonymous\";r=0;t=\\d+")))
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.code").value("too_many_requests"))
                    .andExpect(jsonPath("$.limit").value(2));
            http.perform(from("10.0.0.2", get("/v1/hotels"))).andExpect(status().isOk());
        });
    }

    @Test
    void theGatewayAndThePagesAreNotLimitedButSigningInIs() throws Exception {
        limitedToTwo(http -> {
            for (int request = 0; request < 5; request++) {
                http.perform(from("10.0.0.3", post("/v1/gateway/webhooks/stripe")))
                        .andExpect(status().isOk());
                http.perform(from("10.0.0.3", get("/operations"))).andExpect(status().isOk());
            }
            http.perform(from("10.0.0.3", post("/sign-in"))).andExpect(status().isOk());
            http.perform(from("10.0.0.3", post("/session/sign-in"))).andExpect(status().isOk());
            http.perform(from("10.0.0.3", post("/sign-in"))).andExpect(status().isTooManyRequests());
        });
    }

    private static MockHttpServletRequestBuilder from(String address, MockHttpServletRequestBuilder request) {
        return request.with(sent -> {
            sent.setRemoteAddr(address);
            return sent;
        });
    }

    private static void limitedToTwo(Asking asking) {
        new ApplicationContextRunner()
                .withBean(JsonMapper.class, JsonMapper::new)
                .withUserConfiguration(HttpJson.class, Problems.class, RateLimitFilter.class)
                .withPropertyValues("lodgeflow.rate-limits.anonymous=2")
                .run(context -> asking.with(MockMvcBuilders.standaloneSetup(new Everything())
                        .addFilters(context.getBean(RateLimitFilter.class))
                        .build()));
    }
}
