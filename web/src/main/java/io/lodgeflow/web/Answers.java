package io.lodgeflow.web;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** From what a command answers to what the caller gets. */
public final class Answers {

    /** The value of a granted command; a refusal becomes the problem document of its kind. */
    public static <T> T granted(Result<T> result) {
        return switch (result) {
            case Result.Done<T> done -> done.value();
            case Result.Refused<T> refused -> throw ProblemException.of(refused.refusal());
        };
    }

    /** Goes on only if there is no refusal. */
    public static void unlessRefused(Optional<Refusal> refusal) {
        refusal.ifPresent(why -> {
            throw ProblemException.of(why);
        });
    }

    /** 200 with the strong ETag of the version; a GET with a matching If-None-Match is answered 304 by Spring. */
    public static <T> ResponseEntity<T> ok(T body, int version) {
        return ResponseEntity.ok().eTag(SeenVersion.tagOf(version)).body(body);
    }

    /** 201 with where the new thing is found and the ETag of its version. */
    public static <T> ResponseEntity<T> created(URI location, T body, int version) {
        return ResponseEntity.created(location).eTag(SeenVersion.tagOf(version)).body(body);
    }

    private Answers() {}
}
