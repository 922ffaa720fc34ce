package io.lodgeflow.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a node answers before it is ready, and after. */
class StartingFilterTest {

    @RestController
    static class Everything {
        @RequestMapping("/**")
        String served() {
            return "served";
        }
    }

    private final GenericApplicationContext context = new GenericApplicationContext();
    private final StartingFilter filter = new StartingFilter(new Problems(new HttpJson(JsonMapper.shared())));
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Everything())
            .addFilters(new RequestIdFilter(), filter)
            .build();

    StartingFilterTest() {
        context.addApplicationListener(filter);
        context.refresh();
    }

    private <S extends Enum<S> & org.springframework.boot.availability.AvailabilityState> void now(S state) {
        AvailabilityChangeEvent.publish(context, state);
    }

    @Test
    void beforeItIsReadyItAsksToComeBack() throws Exception {
        now(LivenessState.CORRECT);
        now(ReadinessState.REFUSING_TRAFFIC);
        for (String path : new String[] {"/v1/hotels", "/operations", "/actuator/healthy", "/"}) {
            http.perform(get(path).header("Request-Id", "early"))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().string("Retry-After", "1"))
                    .andExpect(header().string("Content-Type", "application/problem+json"))
                    .andExpect(header().string("Cache-Control", "no-store"))
                    .andExpect(jsonPath("$.code").value("starting"))
                    .andExpect(jsonPath("$.traceId").value("early"));
        }
        http.perform(post("/v1/auth/token")).andExpect(status().isServiceUnavailable());
    }

    @Test
    void healthIsToldFromTheBeginning() throws Exception {
        http.perform(get("/actuator/health")).andExpect(status().isOk());
        http.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
        http.perform(get("/inside/actuator/health/liveness").contextPath("/inside"))
                .andExpect(status().isOk());
    }

    @Test
    void onceReadyItServesToTheEnd() throws Exception {
        now(ReadinessState.ACCEPTING_TRAFFIC);
        http.perform(get("/v1/hotels")).andExpect(status().isOk());
        now(ReadinessState.REFUSING_TRAFFIC); // it stops
        http.perform(get("/v1/hotels")).andExpect(status().isOk());
    }
}
