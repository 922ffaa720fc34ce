package io.lodgeflow.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;

/** Outside demo mode nobody can ask for a fault; whoever does not ask is not concerned. */
class RequestedFaultTest {

    private final StaticListableBeanFactory none = new StaticListableBeanFactory();

    @Test
    void isRefusedOutsideDemoMode() {
        refuses(new RequestedFault(false, none.getBeanProvider(GatewaySandbox.class)));
    }

    @Test
    void isRefusedWithAnotherGateway() {
        refuses(new RequestedFault(true, none.getBeanProvider(GatewaySandbox.class)));
    }

    private static void refuses(RequestedFault requested) {
        assertThat(requested.tokenFor(null, "pm_1")).isEqualTo("pm_1");
        assertThatThrownBy(() -> requested.tokenFor("payment=unknown", "pm_1"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
                    assertThat(problem.code()).isEqualTo("test_header_refused");
                });
    }
}
