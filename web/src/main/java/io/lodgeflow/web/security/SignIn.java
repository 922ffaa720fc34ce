package io.lodgeflow.web.security;

import static java.time.temporal.ChronoUnit.MINUTES;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.AccountMessages;
import io.lodgeflow.domain.identity.Accounts;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Lets people in and takes new guests on. Signing in takes as long for an unknown e-mail as for a wrong password, so
 * that nobody learns who has an account.
 */
@Component
public class SignIn {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;

    private final Accounts accounts;
    private final SignInTries tries;
    private final LivingAccounts living;
    private final AccountMessages messages;
    private final PasswordEncoder passwords;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final Decisions decisions;
    private final Clock clock;
    private final boolean demoMode;
    private final String nobodysHash;
    private final ReentrantLock[] oneByOne =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

    SignIn(
            Accounts accounts,
            SignInTries tries,
            LivingAccounts living,
            AccountMessages messages,
            PasswordEncoder passwords,
            Identifiers identifiers,
            Transactions transactions,
            Decisions decisions,
            Clock clock,
            @Value("${lodgeflow.demo.enabled:false}") boolean demoMode) {
        this.accounts = accounts;
        this.tries = tries;
        this.living = living;
        this.messages = messages;
        this.passwords = passwords;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.decisions = decisions;
        this.clock = clock;
        this.demoMode = demoMode;
        this.nobodysHash = String.valueOf(passwords.encode("nobody has this password"));
    }

    /**
     * Empty if e-mail and password do not belong together, or it is a demo account outside demo mode.
     *
     * @param address where the request comes from
     * @throws ProblemException if it was tried too often in vain, for this account or from there; the owner is told by mail
     */
    public Optional<Account> signIn(String email, String password, String address) {
        String known = lowerCase(email);
        if (known.isEmpty() || password.isEmpty()) {
            return Optional.empty(); // a form that was sent empty is no guess
        }
        ReentrantLock alone = oneByOne[Math.floorMod(known.hashCode(), oneByOne.length)];
        alone.lock();
        try {
            return triedAlone(known, password, RateLimitFilter.network(address));
        } finally {
            alone.unlock();
        }
    }

    /** Of an account one try after the other: right passwords that come together do not look like guesses to each other. */
    private Optional<Account> triedAlone(String known, String password, String network) {
        SignInTries.Admission admission = tries.admit(known, network);
        if (admission.pause().isPositive()) {
            throw SignInProblems.tooManyTries(admission.pause());
        }
        Optional<Account> found = transactions.read(() -> accounts.findByEmail(known));
        boolean matches =
                passwords.matches(password, found.map(Account::passwordHash).orElse(nobodysHash));
        Optional<Account> in = found.filter(account -> matches
                && (demoMode || !account.isDemo())
                && living.tokenVersion(account.id()).isPresent());
        if (in.isPresent()) {
            tries.succeeded(known, network);
        } else if (admission.firstPause()) {
            found.ifPresent(this::warn);
        }
        return in;
    }

    /**
     * Sets another password: all of the account's tokens and sessions end at once, and the owner is told by mail. Empty if the
     * old one is wrong, which counts as a try to sign in.
     */
    Optional<Account> changePassword(String accountId, String old, String password, String address) {
        return account(accountId)
                .flatMap(account -> signIn(account.email(), old, address))
                .map(account -> {
                    String hash = String.valueOf(passwords.encode(password));
                    transactions.run(() -> {
                        living.setPassword(accountId, hash);
                        messages.tell(
                                account,
                                Sentence.of("mail.password_changed.subject"),
                                Sentence.of("mail.password_changed.body", account.name()));
                    });
                    living.changed(accountId);
                    return account;
                });
    }

    private void warn(Account owner) {
        transactions.run(() -> messages.tell(
                owner,
                Sentence.of("mail.sign_in_failures.subject"),
                Sentence.of(
                        "mail.sign_in_failures.body",
                        owner.name(),
                        UtcTime.of(clock.instant()).truncatedTo(MINUTES))));
    }

    Result<Account> register(String email, String password, String name, String language) {
        return open(email, password, name, Role.GUEST, language);
    }

    /**
     * Opens the account of an administrator, for the command that whoever runs the installation uses to let the first person
     * in. Changes nothing if it refuses.
     */
    public Result<Account> addAdmin(String email, String password, String name) {
        if (email.length() > LONGEST_EMAIL || !email.matches(AuthenticationController.EMAIL)) {
            return Result.refused(Refusal.invalid("invalid_email.account", "/email"));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return Result.refused(Refusal.invalid("invalid_name.account", "/name", LONGEST_NAME));
        }
        Optional<String> fault = PasswordPolicy.fault(password, email, name);
        return fault.isPresent()
                ? Result.refused(Refusal.invalid("weak_password", "/password", fault.get()))
                : open(email, password, name.strip(), Role.ADMIN, "en");
    }

    /** True if somebody is there who may do everything; demo accounts do not count. */
    public boolean hasAdmin() {
        return transactions.read(accounts::hasAdmin);
    }

    private Result<Account> open(String email, String password, String name, Role role, String language) {
        String hash = String.valueOf(passwords.encode(password));
        try {
            return decisions.decide(() -> {
                if (accounts.findByEmail(lowerCase(email)).isPresent()) {
                    return Result.refused(emailTaken());
                }
                Account account = new Account(
                        identifiers.next("acc"),
                        lowerCase(email),
                        hash,
                        name,
                        role,
                        null,
                        language,
                        0,
                        false,
                        clock.instant());
                accounts.add(account);
                return Result.done(account);
            });
        } catch (DataIntegrityViolationException registeredAtTheSameMoment) {
            return Result.refused(emailTaken());
        }
    }

    public Optional<Account> account(String id) {
        return transactions.read(() -> accounts.find(id));
    }

    private static Refusal emailTaken() {
        return Refusal.conflict("email_taken");
    }

    private static String lowerCase(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
