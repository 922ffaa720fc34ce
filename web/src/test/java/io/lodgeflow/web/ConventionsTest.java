package io.lodgeflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions.OutcomeUnknown;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What every controller gets from the conventions, shown on one that does nothing else. */
class ConventionsTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Wish(
            @NotNull @Text(max = 5) String name,
            @NotNull @Min(1) Integer rooms,
            @Nullable Colour colour,
            @Nullable Money price,
            @Nullable List<@Valid Wish> more) {}

    @RestController
    static class Wishes {
        @PostMapping("/v1/wishes")
        Map<String, String> wish(@Valid @RequestBody Wish wish, IdempotentRequest request) {
            return Map.of("name", wish.name(), "scope", request.scope(), "hash", request.bodyHash());
        }

        @GetMapping("/v1/wishes")
        Page<Integer> list(@RequestParam int size, PageRequest page) {
            return new Page<>(List.of(size, page.limit()), null);
        }

        @GetMapping("/v1/wishes/{id}")
        ResponseEntity<Map<String, String>> one(@PathVariable String id) {
            return Answers.ok(Map.of("id", id), 3);
        }

        @DeleteMapping("/v1/wishes/{kind}")
        Object delete(@PathVariable Refusal.Kind kind, SeenVersion seen) {
            Integer version = seen.required();
            Refusal refusal = new Refusal(
                    kind,
                    version == null ? "some_reason" : "busy",
                    Sentence.said("Because."),
                    "/x",
                    Map.of("due", "5"));
            return Answers.granted(Result.<String>refused(refusal));
        }

        @GetMapping("/v1/broken")
        Object broken() {
            throw new IllegalStateException("secret 4111111111111111");
        }

        @GetMapping("/v1/no-database")
        Object noDatabase() {
            throw new CannotCreateTransactionException("secret address");
        }

        @GetMapping("/v1/broken-commit")
        Object brokenCommit() {
            throw new OutcomeUnknown(new IllegalStateException("secret address"));
        }
    }

    private final HttpJson json = new HttpJson(JsonMapper.shared());
    private final Problems problems = new Problems(json);
    private final WebConventions conventions = new WebConventions(json);
    private final MockMvc http = mvc();

    private MockMvc mvc() {
        List<org.springframework.web.method.support.HandlerMethodArgumentResolver> arguments =
                new java.util.ArrayList<>();
        conventions.addArgumentResolvers(arguments);
        return MockMvcBuilders.standaloneSetup(new Wishes())
                .setControllerAdvice(new ProblemAdvice(problems))
                .setCustomArgumentResolvers(
                        arguments.toArray(org.springframework.web.method.support.HandlerMethodArgumentResolver[]::new))
                .setMessageConverters(new JacksonJsonHttpMessageConverter(json.mapper()))
                .addInterceptors(new KnownParameters())
                .addFilters(
                        new RequestIdFilter(),
                        new BodyFilter(problems, DataSize.ofBytes(500), Duration.ofSeconds(20)),
                        new CardNumberGuard(problems))
                .build();
    }

    private ResultActions send(String body) throws Exception {
        return http.perform(post("/v1/wishes")
                .header("Idempotency-Key", "key-1")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static void isProblem(ResultActions answer, int status, String code) throws Exception {
        answer.andExpect(status().is(status))
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.type").value("https://lodgeflow.io/problems/" + code.replace('_', '-')))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").isNotEmpty())
                .andExpect(jsonPath("$.instance").isNotEmpty());
        String id = answer.andReturn().getResponse().getHeader("Request-Id");
        answer.andExpect(jsonPath("$.traceId").value(id));
    }

    @Test
    void goodRequestsGoThrough() throws Exception {
        send("{\"name\":\" Ze\u0301 \",\"rooms\":1,\"colour\":\"dark_blue\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Zé"))
                .andExpect(jsonPath("$.scope").value("anonymous 127.0.0.1 POST /v1/wishes"));
    }

    /** Whatever order and blanks a library or a proxy gives it. */
    @Test
    void theKeysHashIsOfTheFieldsAndValuesOfTheBody() throws Exception {
        String one = hash("{\"name\":\"a\",\"rooms\":1}");
        for (String same : List.of(
                "{\"name\":\"a\",\"rooms\":1}",
                "{\"name\":\"a\", \"rooms\":1}",
                " {\"rooms\":1,\n\"name\":\"\\u0061\"}")) {
            assertThat(hash(same)).as(same).isEqualTo(one).hasSize(64);
        }
        for (String other : List.of(
                "{\"name\":\"b\",\"rooms\":1}", "{\"name\":\"a\",\"rooms\":2}", "{\"name\":\"a \",\"rooms\":1}")) {
            assertThat(hash(other)).as(other).isNotEqualTo(one);
        }
    }

    private String hash(String body) throws Exception {
        String answer = send(body).andReturn().getResponse().getContentAsString();
        return json.mapper().readTree(answer).get("hash").asString();
    }

    @Test
    void bodiesThatCannotBeUnderstoodAreNamed() throws Exception {
        isProblem(send("{\"name\":"), 400, "malformed_json");
        isProblem(send(""), 400, "body_missing");
        isProblem(send("{\"name\":\"a\",\"name\":\"b\",\"rooms\":1}"), 400, "malformed_json");
        isProblem(send("{\"name\":\"a\",\"rooms\":1} x"), 400, "malformed_json");
        ResultActions unknown = send("{\"name\":\"a\",\"rooms\":1,\"more\":[{\"nam\":\"x\"}]}");
        isProblem(unknown, 400, "invalid_body");
        unknown.andExpect(jsonPath("$.errors[0].pointer").value("/more/0/nam"))
                .andExpect(jsonPath("$.errors[0].code").value("unknown_field"));
        ResultActions type = send("{\"name\":5,\"rooms\":1}");
        isProblem(type, 400, "invalid_body");
        type.andExpect(jsonPath("$.errors[0].pointer").value("/name"));
        isProblem(send("{\"name\":\"a\",\"rooms\":\"1\"}"), 400, "invalid_body");
        isProblem(send("{\"name\":\"a\",\"rooms\":1.5}"), 400, "invalid_body");
        isProblem(send("[]"), 400, "invalid_body");
        send("{\"name\":\"a\",\"rooms\":1,\"colour\":\"pink\"}")
                .andExpect(jsonPath("$.errors[0].detail").value("Expected one of: red, dark_blue."));
    }

    @Test
    void valuesThatAreNotAcceptableAreAllNamed() throws Exception {
        ResultActions answer = send("{\"rooms\":0,\"more\":[{\"name\":\"too long\",\"rooms\":1}]}");
        isProblem(answer, 422, "validation_failed");
        answer.andExpect(jsonPath("$.errors.length()").value(3))
                .andExpect(jsonPath("$.errors[0].pointer").value("/more/0/name"))
                .andExpect(jsonPath("$.errors[0].code").value("invalid_text"))
                .andExpect(jsonPath("$.errors[1].pointer").value("/name"))
                .andExpect(jsonPath("$.errors[1].code").value("required"))
                .andExpect(jsonPath("$.errors[2].pointer").value("/rooms"))
                .andExpect(jsonPath("$.errors[2].code").value("min"));
        send("{\"name\":\"a\",\"rooms\":1,\"price\":{\"amount\":\"1.555\",\"currency\":\"EUR\"}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/price/amount"))
                .andExpect(jsonPath("$.errors[0].code").value("too_many_decimals"));
    }

    @Test
    void keysAreRequiredAndChecked() throws Exception {
        String body = "{\"name\":\"a\",\"rooms\":1}";
        isProblem(
                http.perform(post("/v1/wishes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)),
                400,
                "idempotency_key_missing");
        for (String key : List.of("", "a b", "ключ", "a".repeat(201))) {
            isProblem(
                    http.perform(post("/v1/wishes")
                            .header("Idempotency-Key", key)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body)),
                    400,
                    "invalid_idempotency_key");
        }
    }

    @Test
    void parametersAreNamed() throws Exception {
        http.perform(get("/v1/wishes?size=4&limit=100"))
                .andExpect(jsonPath("$.items[1]").value(100));
        isProblem(http.perform(get("/v1/wishes")), 400, "missing_parameter");
        isProblem(http.perform(get("/v1/wishes?size=x")), 400, "invalid_parameter");
        isProblem(http.perform(get("/v1/wishes?size=1&limit=0")), 400, "invalid_parameter");
        isProblem(http.perform(get("/v1/wishes?size=1&limit=101")), 400, "invalid_parameter");
        ResultActions unknown = http.perform(get("/v1/wishes?size=1&sise=2"));
        isProblem(unknown, 400, "unknown_parameter");
        unknown.andExpect(jsonPath("$.errors[0].parameter").value("sise"));
    }

    @Test
    void eachKindOfRefusalHasItsStatus() throws Exception {
        Map<Refusal.Kind, Integer> statuses = Map.of(
                Refusal.Kind.INVALID, 422,
                Refusal.Kind.NOT_FOUND, 404,
                Refusal.Kind.CONFLICT, 409,
                Refusal.Kind.FORBIDDEN, 403,
                Refusal.Kind.STALE, 412);
        for (Refusal.Kind kind : Refusal.Kind.values()) {
            ResultActions answer = http.perform(delete("/v1/wishes/" + kind).header("If-Match", "*"));
            isProblem(answer, statuses.getOrDefault(kind, 0), "some_reason");
            answer.andExpect(jsonPath("$.due").value("5"))
                    .andExpect(jsonPath("$.errors[0].pointer").value("/x"))
                    .andExpect(header().doesNotExist("Retry-After"));
        }
        http.perform(delete("/v1/wishes/CONFLICT").header("If-Match", "\"1\""))
                .andExpect(header().string("Retry-After", "1"));
    }

    @Test
    void versionsGuardReadsAndChanges() throws Exception {
        http.perform(get("/v1/wishes/a")).andExpect(header().string("ETag", "\"3\""));
        http.perform(get("/v1/wishes/a").header("If-None-Match", "\"3\"")).andExpect(status().isNotModified());
        isProblem(http.perform(delete("/v1/wishes/CONFLICT")), 428, "if_match_required");
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() throws Exception {
        isProblem(http.perform(get("/v1/unknown")), 404, "not_found");
        ResultActions method = http.perform(delete("/v1/wishes"));
        isProblem(method, 405, "method_not_allowed");
        method.andExpect(header().exists("Allow"));
        isProblem(http.perform(get("/v1/wishes?size=1").accept(MediaType.TEXT_PLAIN)), 406, "not_acceptable");
        isProblem(
                http.perform(
                        post("/v1/wishes").contentType(MediaType.TEXT_PLAIN).content("x")),
                415,
                "unsupported_media_type");
        isProblem(
                http.perform(
                        post("/v1/wishes").header("Content-Encoding", "gzip").content("x")),
                415,
                "unsupported_encoding");
    }

    @Test
    void whatBreaksIsNotTold() throws Exception {
        ResultActions answer = http.perform(get("/v1/broken"));
        isProblem(answer, 500, "internal_error");
        assertThat(answer.andReturn().getResponse().getContentAsString()).doesNotContain("secret", "Exception", "at ");
    }

    @Test
    void troubleOfTheDatabaseSaysWhatToDo() throws Exception {
        ResultActions unreachable = http.perform(get("/v1/no-database"));
        isProblem(unreachable, 503, "unavailable");
        unreachable
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("Nothing was changed")));
        ResultActions unknown = http.perform(get("/v1/broken-commit"));
        isProblem(unknown, 503, "outcome_unknown");
        unknown.andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("same Idempotency-Key")));
        assertThat(unknown.andReturn().getResponse().getContentAsString()).doesNotContain("secret");
    }

    @Test
    void largeBodiesAreRefused() throws Exception {
        isProblem(send("{\"name\":\"" + "a".repeat(500) + "\"}"), 413, "body_too_large");
    }

    @Test
    void cardNumbersAreRefusedWhereverTheyAre() throws Exception {
        ResultActions body = send("{\"name\":\"a\",\"more\":[{\"name\":\"4111 1111 1111 1111\"}]}");
        isProblem(body, 422, "card_number_refused");
        body.andExpect(jsonPath("$.errors[0].pointer").value("/more/0/name"));
        isProblem(http.perform(get("/v1/wishes?size=4111-1111-1111-1111")), 422, "card_number_refused");
        isProblem(http.perform(get("/v1/wishes/4111111111111111")), 422, "card_number_refused");
        isProblem(
                http.perform(get("/v1/wishes/a").header("User-Agent", "4111111111111111")), 422, "card_number_refused");
        http.perform(get("/v1/wishes/a").header("Authorization", "Bearer 4111111111111111"))
                .andExpect(status().is(HttpStatus.OK.value()));
        assertThat(http.perform(get("/v1/wishes/4111111111111111"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain("4111");
    }

    @Test
    void requestIdsAreTakenOrMade() throws Exception {
        http.perform(get("/v1/wishes/a").header("Request-Id", "my.id-1_x"))
                .andExpect(header().string("Request-Id", "my.id-1_x"));
        for (String other : List.of("", "a b", "x".repeat(65), "a\u00e9")) {
            String made = http.perform(get("/v1/wishes/a").header("Request-Id", other))
                    .andReturn()
                    .getResponse()
                    .getHeader("Request-Id");
            assertThat(made).isNotEqualTo(other).hasSize(36);
        }
    }
}
