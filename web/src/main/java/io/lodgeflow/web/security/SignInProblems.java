package io.lodgeflow.web.security;

import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The ways of not being let in; each answer says how to get in. */
final class SignInProblems {

    private static final String CHALLENGE = "Bearer realm=\"lodgeflow\"";

    static ProblemException tokenMissing() {
        return unauthorized(
                "unauthorized",
                "Sign in with POST /v1/auth/token and send 'Authorization: Bearer <token>'.",
                CHALLENGE);
    }

    static ProblemException tokenInvalid() {
        return unauthorized(
                "invalid_token",
                "The access token is expired or not valid. Sign in again with POST /v1/auth/token.",
                CHALLENGE + ", error=\"invalid_token\"");
    }

    /** One answer for unknown e-mail, wrong password and demo accounts outside demo mode. */
    static ProblemException badCredentials() {
        return unauthorized("bad_credentials", "There is no such account with this password.", CHALLENGE);
    }

    static ProblemException tooManyTries(Duration pause) {
        long seconds = Math.max(1, pause.toSeconds());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too_many_sign_ins",
                Sentence.of("refusal.too_many_sign_ins", seconds),
                List.of(),
                Map.of(),
                headers);
    }

    static ProblemException forbidden() {
        return new ProblemException(HttpStatus.FORBIDDEN, "forbidden", Sentence.of("refusal.forbidden"));
    }

    private static ProblemException unauthorized(String code, String detail, String challenge) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return new ProblemException(HttpStatus.UNAUTHORIZED, code, Sentence.said(detail), List.of(), Map.of(), headers);
    }

    private SignInProblems() {}
}
