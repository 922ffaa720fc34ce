package io.lodgeflow.web.security;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.FieldProblem;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, taking on new guests, and who one is. */
@RestController
@RequestMapping("/v1/auth")
@Tag(name = "Sign-in", description = "Get an access token, or an account first")
class AuthenticationController {

    /** Looks at the size first: the groups of longer texts would fill the stack. */
    static final String EMAIL =
            "(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+";

    private final SignIn signIn;
    private final AccessTokens tokens;
    private final LivingAccounts accounts;

    AuthenticationController(SignIn signIn, AccessTokens tokens, LivingAccounts accounts) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.tokens = tokens;
    }

    record Credentials(
            @NotNull @Size(min = 1, max = 254) String email,
            @NotNull @Size(min = 1, max = 200) String password) {
        @Override
        public String toString() {
            return "Credentials[not shown]";
        }
    }

    record NewGuest(
            @NotNull
            @Size(max = 254, message = "must have at most 254 characters")
            @Pattern(regexp = EMAIL, message = "is not an e-mail address")
            String email,

            @NotNull String password,
            @NotNull @Text(max = 200) String name,

            @Nullable @Pattern(regexp = "en|ko", message = "must be en or ko")
            String language) {
        @Override
        public String toString() {
            return "NewGuest[not shown]";
        }
    }

    record NewPassword(
            @NotNull @Size(min = 1, max = 200) String oldPassword,
            @NotNull String newPassword) {
        @Override
        public String toString() {
            return "NewPassword[not shown]";
        }
    }

    record Token(
            String accessToken,
            String tokenType,
            long expiresIn,
            Role role,
            String accountId,
            @Nullable String hotelId) {
        @Override
        public String toString() {
            return "Token[not shown]";
        }
    }

    record Profile(
            String accountId,
            String email,
            String name,
            Role role,
            @Nullable String hotelId,
            String language,
            int vipLevel) {}

    @PostMapping("/token")
    @SecurityRequirements
    @Operation(summary = "Sign in", description = "Answers an access token for 30 minutes. Send it as Bearer token.")
    ResponseEntity<Token> signIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        Account account = signIn.signIn(credentials.email().strip(), credentials.password(), request.getRemoteAddr())
                .orElseThrow(SignInProblems::badCredentials);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokenFor(account));
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements
    @Operation(
            operationId = "openGuestAccount",
            summary = "Open a guest account",
            description = "Answers an access token as signing in does.")
    ResponseEntity<Token> register(@Valid @RequestBody NewGuest guest) {
        PasswordPolicy.fault(guest.password(), guest.email(), guest.name())
                .ifPresent(fault -> refusePassword("/password", fault));
        String language = guest.language() == null ? "en" : guest.language();
        Account account = Answers.granted(signIn.register(guest.email(), guest.password(), guest.name(), language));
        return ResponseEntity.created(URI.create("/v1/auth/me"))
                .cacheControl(CacheControl.noStore())
                .body(tokenFor(account));
    }

    @GetMapping("/me")
    @Operation(
            operationId = "readOwnAccount",
            summary = "Who am I?",
            description = "The account whose access token the request carries.")
    Profile me(Caller caller) {
        Account account = signIn.account(caller.accountId()).orElseThrow(SignInProblems::tokenInvalid);
        return new Profile(
                account.id(),
                account.email(),
                account.name(),
                account.role(),
                account.hotelId(),
                account.language(),
                account.vipLevel());
    }

    @PostMapping("/password")
    @Operation(
            operationId = "changePassword",
            summary = "Change the password",
            description = "Ends all tokens and sessions of the account at once; the answer is the first new token.")
    ResponseEntity<Token> changePassword(
            @Valid @RequestBody NewPassword change, Caller caller, HttpServletRequest request) {
        Account known = signIn.account(caller.accountId()).orElseThrow(SignInProblems::tokenInvalid);
        PasswordPolicy.fault(change.newPassword(), known.email(), known.name())
                .ifPresent(fault -> refusePassword("/newPassword", fault));
        Account account = signIn.changePassword(
                        caller.accountId(), change.oldPassword(), change.newPassword(), request.getRemoteAddr())
                .orElseThrow(SignInProblems::badCredentials);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokenFor(account));
    }

    private Token tokenFor(Account account) {
        int version = accounts.tokenVersion(account.id()).orElseThrow(SignInProblems::badCredentials);
        return new Token(
                tokens.issue(account, version),
                "Bearer",
                tokens.life().toSeconds(),
                account.role(),
                account.id(),
                account.hotelId());
    }

    private static void refusePassword(String field, String fault) {
        throw new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "validation_failed",
                "This password is not accepted; see errors.",
                FieldProblem.inBody(field, "weak_password", "The password " + fault + "."));
    }
}
