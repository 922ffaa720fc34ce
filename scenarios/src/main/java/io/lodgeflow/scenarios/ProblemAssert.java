package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import java.util.List;

/** What every refusal has: the members of a problem document, one to one with what the answer's head says. */
public final class ProblemAssert {

    private final Answer answer;

    private ProblemAssert(Answer answer) {
        this.answer = answer;
    }

    public static ProblemAssert assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.at("/code")).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.at("/type")).isEqualTo("https://lodgeflow.io/problems/" + code.replace('_', '-'));
        assertThat(answer.at("/title")).isNotBlank();
        assertThat(answer.at("/detail")).isNotBlank().doesNotContain("Exception", "io.lodgeflow", "java.", "SQL");
        assertThat(answer.at("/traceId"))
                .isNotBlank()
                .isEqualTo(answer.header("Request-Id").orElse("none"));
        return new ProblemAssert(answer);
    }

    /** @param pointer where in the body the first fault is */
    public ProblemAssert inBody(String pointer) {
        assertThat(answer.at("/errors/0/pointer")).as(answer.text()).isEqualTo(pointer);
        assertFault();
        return this;
    }

    /** @param parameter which parameter is at fault */
    public ProblemAssert inParameter(String parameter) {
        assertThat(answer.at("/errors/0/parameter")).as(answer.text()).isEqualTo(parameter);
        assertFault();
        return this;
    }

    public ProblemAssert inHeader(String header) {
        assertThat(answer.at("/errors/0/header")).as(answer.text()).isEqualToIgnoringCase(header);
        assertFault();
        return this;
    }

    public ProblemAssert withFaultCode(String code) {
        assertThat(answer.at("/errors/0/code")).as(answer.text()).isEqualTo(code);
        return this;
    }

    /** Nothing of the secret is repeated anywhere in the answer. */
    public ProblemAssert without(String secret) {
        assertThat(answer.text()).doesNotContain(secret);
        assertThat(List.copyOf(answer.headers().values()).toString()).doesNotContain(secret);
        return this;
    }

    private void assertFault() {
        assertThat(answer.at("/errors/0/code")).as(answer.text()).isNotBlank();
        assertThat(answer.at("/errors/0/detail")).as(answer.text()).isNotBlank();
    }
}
