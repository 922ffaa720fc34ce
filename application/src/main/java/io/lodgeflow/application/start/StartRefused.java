package io.lodgeflow.application.start;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.system.ApplicationHome;

/** A start that must not go on. Printed as it is, instead of a stack trace; nothing was changed. */
public final class StartRefused extends RuntimeException {

    private final String remedy;

    private StartRefused(String why, String remedy) {
        super(why);
        this.remedy = remedy;
    }

    /** @param remedy what to do about it, in one sentence */
    record Reason(String what, String remedy) {}

    /**
     * A real installation that is not ready to be one.
     *
     * @param data of an earlier start, which stay as they are
     */
    static StartRefused real(List<Reason> reasons, Optional<Path> data) {
        String list = reasons.stream()
                .map(reason -> "  - " + reason.what() + "\n    " + reason.remedy())
                .collect(Collectors.joining("\n"));
        String kept = data.map(
                        file -> "The data in " + file + " are as they were. The demo goes on with them, or a real"
                                + " installation without the demo's accounts.\n\n")
                .orElse("");
        return new StartRefused(
                "The demo was not asked for, so this would be a real installation. It is refused:\n\n" + list,
                kept
                        + "To look around, with demo data and play money, on this machine only:\n\n  "
                        + command("demo")
                        + "\n\nThe shortest real installation, on the embedded database; Stripe shows both secrets:\n\n  "
                        + command("make-token-key --file=token-key.json")
                        + "\n  "
                        + command("create-admin --email=you@example.org --name='Your Name'")
                        + "\n  LODGEFLOW_PAYMENT_STRIPE_SECRETKEY=... LODGEFLOW_PAYMENT_STRIPE_WEBHOOKSECRET=... \\\n    "
                        + command(
                                "--lodgeflow.payment.gateway=stripe --lodgeflow.security.token-key-file=token-key.json"));
    }

    /** A demo on the database of a real installation. */
    static StartRefused demoOnRealData() {
        return new StartRefused(
                "This is a demo, and its database belongs to a real installation.",
                "Give the demo a database of its own:\n\n  " + command("demo --lodgeflow.data-directory=./demo-data"));
    }

    /** What the reader types to run this program with these arguments. */
    static String command(String arguments) {
        File source = new ApplicationHome(StartRefused.class).getSource();
        String jar = source != null && source.isFile()
                ? source.toString().replace(Path.of("").toAbsolutePath() + File.separator, "")
                : "application/target/lodgeflow-exec.jar";
        return "java -jar " + jar + " " + arguments;
    }

    /** Why it is refused, then what to do. */
    String text() {
        return getMessage() + "\n\n" + remedy;
    }

    static final class Analyzer extends AbstractFailureAnalyzer<StartRefused> {
        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, StartRefused refused) {
            return new FailureAnalysis(refused.getMessage(), refused.remedy, refused);
        }
    }
}
