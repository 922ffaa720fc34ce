package io.lodgeflow.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Gathers what is wrong with a request's values, to name everything at once (422). */
public final class Faults {

    private final List<FieldProblem> found = new ArrayList<>();

    public Faults body(boolean wrong, String pointer, String code, String detail) {
        if (wrong) {
            found.add(FieldProblem.inBody(pointer, code, detail));
        }
        return this;
    }

    public Faults parameter(boolean wrong, String name, String code, String detail) {
        if (wrong) {
            found.add(FieldProblem.inParameter(name, code, detail));
        }
        return this;
    }

    /** Goes on only if nothing was wrong. A single fault gives the problem its code. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            FieldProblem first = found.getFirst();
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    found.size() == 1 ? first.code() : "validation_failed",
                    found.size() == 1 ? first.detail() : "Values of the request are not acceptable; see errors.",
                    found,
                    Map.of(),
                    new HttpHeaders());
        }
    }
}
