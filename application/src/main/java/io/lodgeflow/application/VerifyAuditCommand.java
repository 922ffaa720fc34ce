package io.lodgeflow.application;

import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditCheck;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The command {@code verify-audit}: reads the whole audit log. Exit code 0 means that no line was changed or deleted. */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "verify-audit")
class VerifyAuditCommand implements ApplicationRunner, ExitCodeGenerator {

    private final AuditLog log;
    private int exitCode = 2;

    VerifyAuditCommand(AuditLog log) {
        this.log = log;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        AuditCheck check = log.verify();
        out.println(
                check.isWhole()
                        ? "The audit log is whole: " + check.rows() + " lines."
                        : "The audit log is broken: " + check.problem() + ". The " + check.rows()
                                + " lines before it are whole.");
        exitCode = check.isWhole() ? 0 : 1;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
