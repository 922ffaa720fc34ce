package io.lodgeflow.application.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.application.start.StartRefused.Reason;
import io.lodgeflow.web.security.TokenKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class StartCheckTest {

    private static final String GATEWAY = "lodgeflow.payment.gateway";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Path key;

    private final Map<String, Object> settings = new TreeMap<>(Map.of(
            GATEWAY,
            "stripe",
            "lodgeflow.payment.stripe.secret-key",
            "sk_live_chosen",
            "lodgeflow.payment.stripe.webhook-secret",
            "whsec_chosen",
            "lodgeflow.security.token-key-file",
            key.toString(),
            "spring.datasource.url",
            "jdbc:h2:file:" + directory.resolve("lodgeflow") + ";MODE=MySQL",
            "spring.datasource.password",
            ""));

    @BeforeAll
    static void makeKey() throws IOException {
        key = directory.resolve("token-key.json");
        TokenKey.write(key);
    }

    @Test
    void withAllItNeedsARealInstallationStarts() {
        assertThatCode(this::start).doesNotThrowAnyException();
        settings.put("spring.datasource.url", "jdbc:mysql://db/lodgeflow");
        settings.put("spring.datasource.password", "chosen");
        assertThat(reasons()).isEmpty();
        assertThat(start().containsProperty("server.address")).isFalse();
    }

    @Test
    void allReasonsAreToldAtOnceWithBothCommands() {
        settings.clear();
        settings.put("spring.datasource.url", "jdbc:mysql://db/lodgeflow");
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.text())
                                .contains(
                                        "No payment gateway is named",
                                        "no key of your own",
                                        "entered without a password",
                                        "make-token-key",
                                        "create-admin",
                                        "lodgeflow-exec.jar demo",
                                        "--lodgeflow.payment.gateway=stripe")
                                .doesNotContain("The data in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sandbox", "SANDBOX", " sandbox "})
    void playMoneyIsRefused(String gateway) {
        settings.put(GATEWAY, gateway);
        assertThat(reasons()).singleElement().asString().contains(GATEWAY);
    }

    @Test
    void stripeNeedsBothSecrets() {
        settings.remove("lodgeflow.payment.stripe.secret-key");
        settings.put("lodgeflow.payment.stripe.webhook-secret", " ");
        assertThat(reasons()).hasSize(2);
    }

    @Test
    void theKeyIsAPairInAFile() throws IOException {
        settings.put(
                "lodgeflow.security.token-key-file",
                directory.resolve("missing").toString());
        assertThat(reasons()).singleElement().asString().contains("missing cannot be read");
        Path other = Files.writeString(directory.resolve("other.json"), "{}");
        settings.put("lodgeflow.security.token-key-file", other.toString());
        assertThat(reasons()).singleElement().asString().contains("other.json");
        settings.remove("lodgeflow.security.token-key-file");
        settings.put("lodgeflow.security.token-key", "c2VjcmV0");
        assertThat(reasons()).singleElement().asString().contains("token-key is not read any more");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/lodgeflow, , 1",
        "jdbc:mysql://db/lodgeflow?password=, , 1",
        "jdbc:mysql://app:@db/lodgeflow, , 1",
        "jdbc:mysql://app:chosen@db/lodgeflow, , 0",
        "jdbc:mysql://db/lodgeflow?password=chosen, , 0",
        "jdbc:mysql://db/lodgeflow, chosen, 0",
        "jdbc:h2:tcp://db/lodgeflow, , 1",
        "jdbc:h2:mem:trial, , 0",
        "jdbc:mysql://app:s3cret@db/lodgeflow, , 1",
        "jdbc:mysql://db/lodgeflow?user=app&password=s3cret, , 1",
        "jdbc:mysql://db/lodgeflow, lodgeflow-demo-1, 1"
    })
    void aDatabaseServerNeedsAPasswordOfItsOwn(String url, String password, int reasons) {
        settings.put("spring.datasource.url", url);
        settings.put("spring.datasource.password", password == null ? "" : password);
        assertThat(reasons()).hasSize(reasons);
    }

    @Test
    void aPublishedSecretIsRefusedUnderAnyNameAndNeverRepeated() {
        settings.put("spring.mail.password", "lodgeflow-demo-1");
        settings.put("lodgeflow.payment.stripe.webhook-secret", "whsec_of_this_test");
        assertThat(reasons())
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason.toString()).doesNotContain("demo-1", "of_this_test"))
                .anySatisfy(reason -> assertThat(reason.what()).startsWith("spring.mail.password"));
    }

    @Test
    void settingsComeFromTheEnvironmentToo() {
        settings.remove(GATEWAY);
        assertThat(StartCheck.reasons(environment(Map.of("LODGEFLOW_PAYMENT_GATEWAY", "stripe"))))
                .isEmpty();
        settings.put(GATEWAY, "stripe");
        assertThat(StartCheck.reasons(environment(Map.of("SPRING_DATASOURCE_PASSWORD", "s3cret"))))
                .hasSize(1);
        assertThat(StartCheck.reasons(environment(Map.of("LODGEFLOW_COMMAND", "replay"))))
                .hasSize(1);
        assertThat(StartCheck.isDemo(environment(Map.of("LODGEFLOW_DEMO_ENABLED", "true"))))
                .isTrue();
    }

    @Test
    void aCommandIsNoSetting() {
        settings.put("lodgeflow.command", "check");
        assertThat(reasons()).singleElement().asString().contains("first argument");
    }

    @Test
    void whatAnEarlierStartLeftIsNamedAndKept() throws IOException {
        settings.remove(GATEWAY);
        Path data = Files.writeString(directory.resolve("lodgeflow.mv.db"), "data");
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.text()).contains("The data in " + data + " are as they were"));
        assertThat(data).hasContent("data");
        Files.delete(data);
    }

    @Test
    void aDemoIsAskedForAndStaysOnThisMachineUnlessAnAddressIsNamed() {
        settings.clear();
        settings.put(StartCheck.DEMO, "true");
        StandardEnvironment demo = start();
        assertThat(demo.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(StartCheck.isReachedFromOutside(demo)).isFalse();
        settings.put("server.address", "0.0.0.0");
        assertThat(StartCheck.isReachedFromOutside(start())).isTrue();
    }

    private List<Reason> reasons() {
        return StartCheck.reasons(environment(Map.of()));
    }

    private StandardEnvironment start() {
        StandardEnvironment environment = environment(Map.of());
        new StartCheck()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
        return environment;
    }

    private StandardEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        variables.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
