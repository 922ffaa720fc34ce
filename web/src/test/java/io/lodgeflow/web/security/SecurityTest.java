package io.lodgeflow.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.bucket4j.TimeMeter;
import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.security.RateLimits.CallerClass;
import io.lodgeflow.web.security.RateLimits.Verdict;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class SecurityTest {

    private static final RSAKey KEY = TokenKey.ofThisProcess();

    @ParameterizedTest
    @ValueSource(
            strings = {"lodgeflow-demo-1", "twelve chars", "x7Kw2mQz", "purple otter", "pässwörter!", "수달은 정오에 헤엄친다"})
    void goodPasswords(String password) {
        assertThat(PasswordPolicy.fault(password)).isEmpty();
    }

    @Test
    void badPasswords() {
        for (String password : new String[] {
            "",
            "short",
            "x7Kw2mQ",
            "password",
            "Password1!",
            "P@ssw0rd",
            "qwertyuiop",
            "1234567890",
            "aaaaaaaaaaaa",
            "abcdefgh",
            "a".repeat(73),
            "비".repeat(25),
            "x7Kw2mQz\u0000"
        }) {
            assertThat(PasswordPolicy.fault(password)).as(password).isPresent();
        }
        assertThat(PasswordPolicy.fault("edwina.thornbury", "edwina.thornbury@example.org", "Edwina Thornbury"))
                .as("made of what everybody knows")
                .isPresent();
    }

    @Test
    void eachFurtherTryToSignInWaitsTwiceAsLong() {
        SignInSettings settings =
                new SignInSettings(5, 50, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofDays(1));
        assertThat(settings.pauseAfter(4, 5)).isZero();
        assertThat(settings.pauseAfter(5, 5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.pauseAfter(7, 5)).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.pauseAfter(1_000_000, 5)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void tokensTellWhoItIs() {
        AccessTokens tokens = new AccessTokens(KEY, Duration.ofMinutes(30), false);
        Jwt token = tokens.decoder().decode(tokens.issue(account(Role.FRONT_DESK, "hot_1", false), 0));
        assertThat(Caller.of(token)).isEqualTo(new Caller("usr_1", Role.FRONT_DESK, "hot_1", "Ann"));
        assertThat(Caller.of(token).actor().name()).isEqualTo("front_desk:usr_1");
    }

    @Test
    void demoAccountsAreOutAsSoonAsDemoModeIsOff() {
        String token = new AccessTokens(KEY, Duration.ofMinutes(30), true).issue(account(Role.GUEST, null, true), 0);
        assertThat(new AccessTokens(KEY, Duration.ofMinutes(30), true)
                        .decoder()
                        .decode(token)
                        .getSubject())
                .isEqualTo("usr_1");
        assertThatThrownBy(() -> new AccessTokens(KEY, Duration.ofMinutes(30), false)
                        .decoder()
                        .decode(token))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void tokensOfOthersAndOldTokensAreRefused() {
        RSAKey otherKey = TokenKey.ofThisProcess();
        AccessTokens tokens = new AccessTokens(KEY, Duration.ofMinutes(30), true);
        String foreign =
                new AccessTokens(otherKey, Duration.ofMinutes(30), true).issue(account(Role.GUEST, null, false), 0);
        String old =
                tokens.issue(account(Role.GUEST, null, false), 0, Instant.now().minus(Duration.ofMinutes(32)));
        assertThatThrownBy(() -> tokens.decoder().decode(foreign)).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> tokens.decoder().decode(old)).isInstanceOf(JwtException.class);
    }

    @Test
    void aPairOfKeysIsMadeOnceAndReadByItsOwnerOnly(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("new").resolve("token-key.json");
        String publicHalf = TokenKey.write(file);
        RSAKey pair = TokenKey.read(file);
        assertThat(pair.toPublicJWK().toJSONString()).isEqualTo(publicHalf);
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThatThrownBy(() -> TokenKey.write(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(TokenKey.read(file)).isEqualTo(pair);
    }

    @Test
    void onlyAPairThatIsStrongEnoughIsAKey(@TempDir Path directory) throws IOException, JOSEException {
        String weak = new RSAKeyGenerator(1024, true).generate().toJSONString();
        String half = KEY.toPublicJWK().toJSONString();
        for (String content : List.of("", "c2hvcnQ=", "{\"kty\":\"oct\",\"k\":\"c2hvcnQ\"}", weak, half)) {
            Path file = Files.writeString(directory.resolve("key.json"), content);
            assertThatThrownBy(() -> TokenKey.read(file))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining(content.isEmpty() ? "\0" : content);
        }
        assertThatThrownBy(() -> TokenKey.read(directory.resolve("missing"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void guestsSeeTheirOwnAndStaffTheirHotels() {
        assertThat(see(caller(Role.GUEST, null), "usr_1", "hot_9")).isEmpty();
        assertThat(see(caller(Role.GUEST, null), "usr_2", "hot_1"))
                .map(Refusal::kind)
                .contains(Refusal.Kind.NOT_FOUND);
        for (Role role : new Role[] {Role.FRONT_DESK, Role.HOTEL_MANAGER}) {
            assertThat(see(caller(role, "hot_1"), "usr_2", "hot_1")).isEmpty();
            assertThat(see(caller(role, "hot_1"), "usr_1", "hot_2"))
                    .map(Refusal::kind)
                    .contains(Refusal.Kind.NOT_FOUND);
        }
        for (Role role : new Role[] {Role.OPERATIONS, Role.SUPPORT, Role.ADMIN}) {
            assertThat(see(caller(role, null), "usr_2", "hot_2")).isEmpty();
        }
    }

    @Test
    void eachRoleMayDoItsWorkAndNoOther() {
        for (Role role : Role.values()) {
            Caller caller = caller(role, role.isHotelStaff() ? "hot_1" : null);
            boolean office = role == Role.OPERATIONS || role == Role.ADMIN;
            assertThat(Access.refusalToChangeCatalogue(caller, "hot_1").isEmpty())
                    .isEqualTo(office || role == Role.HOTEL_MANAGER);
            assertThat(Access.refusalToChangeCatalogue(caller, "hot_2").isEmpty())
                    .isEqualTo(office);
            assertThat(Access.refusalToOpenOrCloseHotels(caller).isEmpty()).isEqualTo(office);
            assertThat(Access.refusalToWorkAtFrontDesk(caller, "hot_1").isEmpty())
                    .isEqualTo(role != Role.GUEST);
            assertThat(Access.refusalToWorkAtFrontDesk(caller, "hot_2").isEmpty())
                    .isEqualTo(role.isHeadOffice());
            assertThat(Access.refusalToSeeHouse(caller, "hot_2").isEmpty()).isEqualTo(role.isHeadOffice());
            assertThat(Access.refusalToOperate(caller).isEmpty()).isEqualTo(role.isHeadOffice());
            assertThat(Access.seesHouse(caller, "hot_1")).isEqualTo(role != Role.GUEST);
        }
        assertThat(Access.seesHouse(null, "hot_1")).isFalse();
    }

    @Test
    void limitsCountDownAndFillUpAgain() {
        Time time = new Time();
        RateLimits limits = new RateLimits(new RateLimitSettings(true, 60, 600, 6000, 3), time);
        for (int left = 59; left >= 0; left--) {
            Verdict verdict = limits.take(CallerClass.ANONYMOUS, "1.2.3.4");
            assertThat(verdict.admitted()).isTrue();
            assertThat(verdict.remaining()).isEqualTo(left);
        }
        Verdict refused = limits.take(CallerClass.ANONYMOUS, "1.2.3.4");
        assertThat(refused.admitted()).isFalse();
        assertThat(refused.retrySeconds()).isEqualTo(1);
        assertThat(refused.resetSeconds()).isEqualTo(60);
        assertThat(limits.take(CallerClass.ANONYMOUS, "1.2.3.5").admitted()).isTrue();
        assertThat(limits.take(CallerClass.GUEST, "1.2.3.4").quota()).isEqualTo(600);
        time.nanos += Duration.ofSeconds(1).toNanos();
        assertThat(limits.take(CallerClass.ANONYMOUS, "1.2.3.4").admitted()).isTrue();
        for (int caller = 0; caller < 100; caller++) {
            limits.take(CallerClass.STAFF, "usr_" + caller);
        }
        assertThat(limits.size()).isEqualTo(3);
    }

    @Test
    void oneNetworkIsOneStranger() {
        assertThat(RateLimitFilter.network("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(RateLimitFilter.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2");
        assertThat(RateLimitFilter.network("2001:db8::1")).isEqualTo("2001:db8");
        assertThat(RateLimitFilter.network("::1")).isEqualTo("::1");
    }

    private static final class Time implements TimeMeter {
        private long nanos = 1;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private static Optional<Refusal> see(Caller caller, String guestId, String hotelId) {
        return Access.refusalToSeeReservation(
                caller, "res_1", new GuestDetails(guestId, "Ann", "ann@example.org", "en", 0), hotelId);
    }

    private static Caller caller(Role role, @Nullable String hotelId) {
        return new Caller("usr_1", role, hotelId, "Ann");
    }

    private static Account account(Role role, @Nullable String hotelId, boolean demo) {
        return new Account("usr_1", "ann@example.org", "hash", "Ann", role, hotelId, "en", 0, demo, Instant.EPOCH);
    }
}
