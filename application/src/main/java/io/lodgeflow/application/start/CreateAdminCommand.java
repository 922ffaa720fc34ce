package io.lodgeflow.application.start;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.security.SignIn;
import io.lodgeflow.workflows.words.Sentences;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The command {@code create-admin}: opens the account of {@link NewAdmin}. Exit code 0 means that it can sign in. */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "create-admin")
class CreateAdminCommand implements ApplicationRunner, ExitCodeGenerator {

    private final SignIn signIn;
    private final NewAdmin admin;
    private int exitCode = 2;

    CreateAdminCommand(SignIn signIn, NewAdmin admin) {
        this.signIn = signIn;
        this.admin = admin;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        switch (signIn.addAdmin(admin.email(), admin.password(), admin.name())) {
            case Result.Done<Account> done -> {
                out.println(done.value().email() + " can sign in as administrator.");
                exitCode = 0;
            }
            case Result.Refused<Account> refused -> {
                out.println(Sentences.english(refused.refusal().detail()) + " Nothing was changed.");
                exitCode = 1;
            }
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
