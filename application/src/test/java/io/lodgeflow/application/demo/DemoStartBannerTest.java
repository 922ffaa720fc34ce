package io.lodgeflow.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

class DemoStartBannerTest {

    private boolean hasAdmin = true;
    private final MockEnvironment environment = new MockEnvironment();
    private final StartBanner banner = new StartBanner(
            environment,
            new DriverManagerDataSource("jdbc:h2:mem:banner"),
            Clock.fixed(Instant.parse("2026-03-01T20:00:00Z"), ZoneOffset.UTC),
            () -> hasAdmin);

    @Test
    void namesTheAddressesAccountsAndFirstCommands() {
        environment.setProperty("local.server.port", "18080");
        environment.setProperty("lodgeflow.demo.enabled", "true");
        environment.setProperty("server.address", "127.0.0.1");

        assertThat(banner.text(Duration.ofMillis(7_240)))
                .startsWith("\nLodgeflow is ready after 7.2 seconds. Data: jdbc:h2:mem:banner\n")
                .contains("http://localhost:18080/swagger-ui.html", "http://localhost:18080/actuator/health")
                .contains("manager@demo.lodgeflow.example", DemoAccounts.PASSWORD)
                .contains("arrival=2026-03-31&departure=2026-04-03")
                .doesNotContain("WARNING", "create-admin");
    }

    @Test
    void aDemoThatOthersReachSaysSo() {
        environment.setProperty("local.server.port", "18080");
        environment.setProperty("lodgeflow.demo.enabled", "true");

        assertThat(banner.text(null)).contains("WARNING: other machines reach this demo.", "http://localhost:18080/");

        environment.setProperty("server.address", "192.0.2.7");
        assertThat(banner.text(null)).contains("WARNING: other machines reach this demo.", "http://192.0.2.7:18080/");
    }

    @Test
    void aRealInstallationWithoutAdministratorSaysHowToGetOne() {
        environment.setProperty("local.server.port", "18080");
        hasAdmin = false;

        assertThat(banner.text(null)).contains("create-admin --email=").doesNotContain("WARNING", "curl");
    }

    @Test
    void showsNoAccountsOutsideDemoMode() {
        environment.setProperty("local.server.port", "18080");

        assertThat(banner.text(null)).contains("/swagger-ui.html").doesNotContain("demo", "curl");
    }

    @Test
    void aNodeWithoutWebServerPrintsOneLine() {
        assertThat(banner.text(Duration.ofSeconds(3)).strip()).hasLineCount(1).startsWith("Lodgeflow is ready");
    }
}
