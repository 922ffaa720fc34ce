package io.lodgeflow.api.payment;

import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.web.FieldProblem;
import io.lodgeflow.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What an integrator wants to happen to one payment: {@code Lodgeflow-Test: payment=unknown}. It takes the place of the
 * payment token, is stored with the attempt and so lives until the gateway is called; no other payment knows of it. Refused
 * outside demo mode, where money is real.
 */
@Component
class RequestedFault {

    static final String HEADER = "Lodgeflow-Test";

    private static final String SUBJECT = "payment=";

    private final boolean demoMode;
    private final ObjectProvider<GatewaySandbox> sandbox;

    RequestedFault(@Value("${lodgeflow.demo.enabled:false}") boolean demoMode, ObjectProvider<GatewaySandbox> sandbox) {
        this.demoMode = demoMode;
        this.sandbox = sandbox;
    }

    /** The token to pay with: the one that was sent, or the one that behaves as the header asks. */
    @Nullable
    String tokenFor(@Nullable String header, @Nullable String sentToken) {
        if (header == null) {
            return sentToken;
        }
        GatewaySandbox gateway = sandbox.getIfAvailable();
        if (!demoMode || gateway == null) {
            throw refused("test_header_refused", "Faults can be asked for in demo mode with the sandbox gateway only.");
        }
        if (sentToken == null) {
            throw refused("test_header_refused", "Faults can be asked for with a paymentToken only.");
        }
        return gateway.tokenFor(header.startsWith(SUBJECT) ? header.substring(SUBJECT.length()) : "")
                .orElseThrow(() -> refused(
                        "unknown_fault", "Write payment= and one of: " + String.join(", ", gateway.faults()) + "."));
    }

    private static ProblemException refused(String code, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, detail, FieldProblem.inHeader(HEADER, code, detail));
    }
}
