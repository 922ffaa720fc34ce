package io.lodgeflow.application.start;

import io.lodgeflow.application.start.StartRefused.Reason;
import io.lodgeflow.web.security.TokenKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Looks at the settings of a start before anything else does. A demo, which is one only when it is asked for, listens on this
 * machine alone unless an address is named. Every other start is a real installation and is refused while money, tokens or data
 * would not be its own. Commands are no starts and do not come by here.
 */
public final class StartCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** Asks for a demo. */
    public static final String DEMO = "lodgeflow.demo.enabled";

    private static final String GATEWAY = "lodgeflow.payment.gateway";
    private static final String STRIPE_KEY = "lodgeflow.payment.stripe.secret-key";
    private static final String STRIPE_WEBHOOK = "lodgeflow.payment.stripe.webhook-secret";
    private static final String TOKEN_KEY_FILE = "lodgeflow.security.token-key-file";
    private static final String DATABASE = "spring.datasource.url";
    private static final String PASSWORD_OF_THE_DATABASE = "spring.datasource.password";
    private static final String ADDRESS = "server.address";

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|passwd|pwd|secret|key|token|credentials?)");
    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("(?i)[?&;,(](?:password|pwd|passwd)=([^&;,)]*)|//[^:/@]*:([^@/]*)@");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        if (isDemo(environment)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "demo",
                            Map.of(ADDRESS, InetAddress.getLoopbackAddress().getHostAddress())));
            return;
        }
        List<Reason> reasons = reasons(environment);
        if (!reasons.isEmpty()) {
            throw StartRefused.real(reasons, dataFile(environment));
        }
    }

    /** True if somebody asked for the demo. */
    public static boolean isDemo(Environment environment) {
        return environment.getProperty(DEMO, Boolean.class, false);
    }

    /** True if others than this machine can reach a server with these settings. */
    public static boolean isReachedFromOutside(Environment environment) {
        String address = environment.getProperty(ADDRESS, "");
        try {
            return address.isBlank() || !InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return true;
        }
    }

    /** All that forbids a real start; empty if nothing does. */
    static List<Reason> reasons(ConfigurableEnvironment environment) {
        return Stream.of(
                        gateway(environment),
                        tokenKey(environment),
                        databasePassword(environment),
                        publishedSecrets(environment),
                        command(environment))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Reason> gateway(Environment environment) {
        String gateway = environment.getProperty(GATEWAY, "").strip();
        if (gateway.isEmpty() || gateway.equalsIgnoreCase("sandbox")) {
            return List.of(new Reason(
                    gateway.isEmpty()
                            ? "No payment gateway is named (" + GATEWAY + ")."
                            : "The payment gateway is the sandbox (" + GATEWAY + "), which takes play money.",
                    "Set " + GATEWAY + "=stripe and, from the environment, " + STRIPE_KEY + " and " + STRIPE_WEBHOOK
                            + "."));
        }
        if (!gateway.equals("stripe")) {
            return List.of(); // one of the class path; it says itself what it needs
        }
        return Stream.of(STRIPE_KEY, STRIPE_WEBHOOK)
                .filter(name -> environment.getProperty(name, "").isBlank())
                .map(name -> new Reason(
                        "Stripe is the payment gateway and " + name + " is not set.",
                        "Set it from the environment; Stripe's dashboard shows it."))
                .toList();
    }

    private static List<Reason> tokenKey(Environment environment) {
        String file = environment.getProperty(TOKEN_KEY_FILE, "");
        if (file.isBlank()) {
            String former = environment.containsProperty("lodgeflow.security.token-key")
                    ? " lodgeflow.security.token-key is not read any more."
                    : "";
            return List.of(new Reason(
                    "There is no key of your own to sign access tokens with (" + TOKEN_KEY_FILE + ")." + former,
                    "Make a pair with '" + StartRefused.command("make-token-key --file=token-key.json") + "' and set "
                            + TOKEN_KEY_FILE + " to that file."));
        }
        try {
            TokenKey.read(Path.of(file));
            return List.of();
        } catch (IllegalStateException unusable) {
            return List.of(new Reason(
                    "The key of access tokens cannot be used: " + unusable.getMessage(),
                    "Name a file made by 'make-token-key' that this process can read in " + TOKEN_KEY_FILE + "."));
        }
    }

    private static List<Reason> databasePassword(Environment environment) {
        String url = environment.getProperty(DATABASE, "");
        boolean hasPassword = !passwordIn(url).orElse("").isEmpty()
                || Stream.of(PASSWORD_OF_THE_DATABASE, "spring.datasource.hikari.password")
                        .anyMatch(name -> !environment.getProperty(name, "").isBlank());
        return !isServer(url) || hasPassword
                ? List.of()
                : List.of(new Reason(
                        "The database server would be entered without a password (" + PASSWORD_OF_THE_DATABASE + ").",
                        "Give the database's user a password and set " + PASSWORD_OF_THE_DATABASE
                                + " from the environment."));
    }

    /** The embedded database has no door: who can read its file needs no password. */
    private static boolean isServer(String url) {
        String address = url.toLowerCase(Locale.ROOT);
        return !address.startsWith("jdbc:h2:")
                || address.startsWith("jdbc:h2:tcp:")
                || address.startsWith("jdbc:h2:ssl:");
    }

    private static Optional<String> passwordIn(String url) {
        Matcher found = PASSWORD_IN_URL.matcher(url);
        return found.find()
                ? Stream.of(found.group(1), found.group(2))
                        .filter(part -> part != null)
                        .findFirst()
                : Optional.empty();
    }

    /** Wherever it stands: in a setting or variable whose name says that it is secret, or in the database's address. */
    private static List<Reason> publishedSecrets(ConfigurableEnvironment environment) {
        TreeSet<String> names = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> settings) {
                Stream.of(settings.getPropertyNames())
                        .filter(name -> SECRET_NAME.matcher(name).matches())
                        .filter(name -> PublishedSecrets.contain(String.valueOf(settings.getProperty(name))))
                        .forEach(names::add);
            }
        }
        if (passwordIn(environment.getProperty(DATABASE, ""))
                .filter(PublishedSecrets::contain)
                .isPresent()) {
            names.add(DATABASE);
        }
        return names.stream().map(StartCheck::published).toList();
    }

    private static Reason published(String name) {
        return new Reason(
                name + " holds a secret that stands in Lodgeflow's public repository.",
                "Choose one of your own and change it wherever it is used.");
    }

    /** What a command may do without being a start must not come in by a setting. */
    private static List<Reason> command(Environment environment) {
        return environment.containsProperty("lodgeflow.command")
                ? List.of(new Reason(
                        "lodgeflow.command is no setting.",
                        "Name the command as the first argument: " + StartRefused.command("check")))
                : List.of();
    }

    /** The embedded database that is there already, if any. */
    private static Optional<Path> dataFile(Environment environment) {
        String url = environment.getProperty(DATABASE, "");
        if (!url.startsWith("jdbc:h2:file:")) {
            return Optional.empty();
        }
        Path file = Path.of(url.substring("jdbc:h2:file:".length()).split(";", 2)[0] + ".mv.db");
        return Files.exists(file) ? Optional.of(file.normalize()) : Optional.empty();
    }
}
