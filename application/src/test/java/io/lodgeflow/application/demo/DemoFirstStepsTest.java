package io.lodgeflow.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Role;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemoFirstStepsTest {

    private final FirstSteps steps =
            new FirstSteps("http://localhost:8080", "http://localhost:9090", LocalDate.of(2026, 12, 15));

    @Test
    void commandsCanBePasted() {
        assertThat(steps.search())
                .isEqualTo("curl 'http://localhost:8080/v1/hotels/search?place=Lisbon&arrival=2027-01-14"
                        + "&departure=2027-01-17&guests=2'");
        assertThat(steps.signIn())
                .startsWith("curl -X POST 'http://localhost:8080/")
                .contains("\"guest.en@demo.lodgeflow.example\"", "\"lodgeflow-demo-1\"");
        assertThat(steps.addresses()).contains("Health            http://localhost:9090/actuator/health");
    }

    @Test
    void everyRoleHasAnAccount() {
        assertThat(DemoAccounts.all())
                .extracting(DemoAccounts.DemoAccount::role)
                .contains(Role.values());
        assertThat(DemoAccounts.all())
                .extracting(DemoAccounts.DemoAccount::email)
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z.]+@demo\\.lodgeflow\\.example"));
        assertThat(FirstSteps.accounts()).hasSameSizeAs(DemoAccounts.all());
    }
}
