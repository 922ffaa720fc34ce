package io.lodgeflow.scenarios.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.testkit.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as somebody starts it who has only the file: plainly, as a demo, for real, and as a command. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PackagedStartTest {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("Product\\s+(http://\\S+)/");
    private static final String OWN = "chosen";
    private static final List<String> REAL = List.of(
            "--server.port=0",
            "--lodgeflow.payment.gateway=stripe",
            "--lodgeflow.payment.stripe.secret-key=" + OWN,
            "--lodgeflow.payment.stripe.webhook-secret=" + OWN,
            "--lodgeflow.security.token-key-file=token-key.json");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    /** What a program that ended by itself left. */
    private record Ended(int code, String output) {}

    @Test
    void aPlainStartIsRefusedAndSaysWhatToDo() throws IOException {
        Ended plain = run("");

        assertThat(plain.code()).as(plain.output()).isEqualTo(1);
        assertThat(plain.output())
                .contains("No payment gateway is named", "no key of your own", "lodgeflow-exec.jar demo")
                .contains("make-token-key", "create-admin", "--lodgeflow.payment.gateway=stripe")
                .doesNotContain("\tat ", "Lodgeflow is ready");
        assertThat(home).as("nothing was written").isEmptyDirectory();
    }

    @Test
    void noSettingLetsPlayMoneyIntoARealStart() throws IOException {
        assertThat(run("", "make-token-key", "--file=token-key.json").code()).isZero();
        for (List<String> tried : List.of(
                List.of("--lodgeflow.payment.gateway=sandbox"),
                List.of("--lodgeflow.payment.gateway="),
                List.of("--lodgeflow.payment.gateway=sandbox", "--lodgeflow.command=check"),
                List.of(
                        "--lodgeflow.payment.gateway=sandbox",
                        "--spring.main.sources=io.lodgeflow.activities.payment.sandbox.SandboxGateway"))) {
            Ended ended = run("", with(REAL, tried));
            assertThat(ended.code()).as("%s: %s", tried, ended.output()).isEqualTo(1);
            assertThat(ended.output()).contains("lodgeflow.payment.gateway").doesNotContain("Lodgeflow is ready");
        }
        Ended unknown = run("", "demonstration");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.output()).contains("'demonstration' is no command", "demo ");
    }

    @Test
    void aDemoIsOnThisMachineOnlyAndItsDataOutliveARefusedStart() throws IOException {
        try (ServerProcess demo = start("demo", "--server.port=0", "--lodgeflow.demo.nights=30")) {
            URI address = address(demo);
            demo.awaitLine("lodgeflow-demo-1", LIMIT);
            assertThat(demo.log()).doesNotContain("WARNING: other machines");
            assertThat(Http.demo(address, "guest.en").get("/v1/auth/me").status())
                    .isEqualTo(200);
            assertThat(Http.anonymous(address).get("/").text()).contains("lodgeflow-demo-1");
            for (InetAddress own : addressesOfThisMachine()) {
                assertThat(isOpen(own, address.getPort()))
                        .as("reached at %s", own)
                        .isEqualTo(own.isLoopbackAddress());
            }
            demo.stop();
        }
        byte[] data = Files.readAllBytes(home.resolve("data/lodgeflow.mv.db"));

        Ended plain = run("");
        assertThat(plain.code()).isEqualTo(1);
        assertThat(plain.output()).contains("The data in data/lodgeflow.mv.db are as they were");
        assertThat(home.resolve("data/lodgeflow.mv.db")).hasBinaryContent(data);

        try (ServerProcess again = start("demo", "--server.port=0", "--server.address=0.0.0.0")) {
            URI address = address(again);
            again.awaitLine("WARNING: other machines reach this demo.", LIMIT);
            assertThat(Http.demo(address, "guest.en").get("/v1/auth/me").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRealInstallationHasItsOwnAdministratorAndNothingOfTheDemo() throws IOException {
        assertThat(run("", "make-token-key", "--file=token-key.json").code()).isZero();
        assertThat(run("", "make-token-key", "--file=token-key.json").code())
                .as("never twice")
                .isEqualTo(1);
        String[] admin = {"create-admin", "--email=Admin@example.org", "--name=First Admin"};
        assertThat(run("lodgeflow-demo-1", admin).output()).contains("public repository");
        assertThat(run("short", admin).code()).isEqualTo(1);
        String password = "a password of my own";
        Ended created = run(password, admin);
        assertThat(created.code()).as(created.output()).isZero();
        assertThat(run(password, admin).code()).as("the same again").isEqualTo(1);

        try (ServerProcess real = start(with(REAL, List.of()))) {
            URI address = address(real);
            Http anonymous = Http.anonymous(address);
            assertThat(real.log()).doesNotContain("lodgeflow-demo-1", "create-admin");
            Answer token = anonymous.post("/v1/auth/token", Map.of("email", "admin@example.org", "password", password));
            assertThat(token.at("/role")).as(token.text()).isEqualTo("admin");
            Http signedIn = anonymous.with("Authorization", "Bearer " + token.at("/accessToken"));
            assertThat(signedIn.get("/v1/auth/me").status()).isEqualTo(200);
            assertThat(signedIn.get("/v1/sandbox/clock").status()).isEqualTo(404);
            assertThat(signedIn.post("/v1/sandbox/gateway/disputes", Map.of()).status())
                    .isEqualTo(404);
            assertThat(anonymous.get("/v1/hotels").json().at("/items").size()).isZero();
            assertThat(anonymous.get("/").text()).contains("Lodgeflow").doesNotContain("demo");
            for (String account : List.of("guest.en", "admin", "operations")) {
                assertThat(anonymous
                                .post(
                                        "/v1/auth/token",
                                        Map.of(
                                                "email",
                                                account + "@demo.lodgeflow.example",
                                                "password",
                                                "lodgeflow-demo-1"))
                                .status())
                        .isEqualTo(401);
            }
            assertThat(real.stop()).isEqualTo(143);
        }

        Ended demo = run("", "demo", "--server.port=0");
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.output()).contains("belongs to a real installation", "--lodgeflow.data-directory");
        Ended check = run("", "check");
        assertThat(check.code()).as("a command is no start: %s", check.output()).isZero();
    }

    private static String[] with(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toArray(String[]::new);
    }

    private static Path jar() {
        Path jar = Path.of("..", "application", "target", "lodgeflow-exec.jar")
                .toAbsolutePath()
                .normalize();
        assertThat(jar)
                .as("the packaged program; 'mvn verify' makes it before this test")
                .exists();
        return jar;
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Ended run(String input, String... arguments) throws IOException {
        Path given = Files.writeString(Files.createTempFile("input", ".txt"), input.isEmpty() ? "" : input + "\n");
        Path output = Files.createTempFile("output", ".txt");
        Process process = new ProcessBuilder(command(arguments))
                .directory(home.toFile())
                .redirectInput(given.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends: %s", List.of(arguments), Files.readString(output))
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            process.destroyForcibly();
            Files.delete(given);
            Files.delete(output);
        }
    }

    /** As {@code java -jar} does, in a process that ends with this one. */
    private ServerProcess start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--lodgeflow.data-directory=" + home.resolve("data"));
        all.replaceAll(argument -> argument.replace("=token-key.json", "=" + home.resolve("token-key.json")));
        return ServerProcess.of("org.springframework.boot.loader.launch.JarLauncher")
                .classPath(jar().toString())
                .jvmOptions("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .arguments(all.toArray(String[]::new))
                .start();
    }

    private static URI address(ServerProcess server) {
        server.awaitLine("Lodgeflow is ready", LIMIT);
        Matcher address = ADDRESS.matcher(server.awaitLine("Product ", LIMIT));
        assertThat(address.find()).isTrue();
        server.awaitLine("Health ", LIMIT);
        return URI.create(address.group(1));
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .filter(address -> address instanceof java.net.Inet4Address)
                .toList();
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
