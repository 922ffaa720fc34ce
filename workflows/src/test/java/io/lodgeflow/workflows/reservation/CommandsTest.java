package io.lodgeflow.workflows.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.OptimisticLockingFailureException;

/** The gate itself, with a rule and a action that only say that they were asked; alone, and as one of those that are combined. */
class CommandsTest {

    private static final IdempotentRequest REQUEST = new IdempotentRequest("usr_1 POST /v1/things", "key", "hash");
    private static final Refusal NO = Refusal.conflict("no", "No.");

    private final CommandsInMemory hotel = new CommandsInMemory();
    private final Commands commands = hotel.get(Commands.class);
    private final List<String> asked = new ArrayList<>();
    private final List<RuntimeException> racesToLose = new ArrayList<>();
    private Optional<Refusal> refusalOfRule = Optional.empty();
    private Optional<Refusal> refusalOfDeed = Optional.empty();
    private String booking = "";

    @BeforeEach
    void placed() {
        booking = hotel.placed();
    }

    @AfterEach
    void closed() {
        hotel.close();
    }

    private Commands.Command on(String id, boolean combined) {
        return combined ? commands.on(id).combined() : commands.on(id);
    }

    private Result<String> once(IdempotentRequest request, Commands.Command command) {
        return command.once(request, id -> Result.done("again " + id))
                .decide(this::rule, made -> made, (reservation, made) -> action(made));
    }

    private Result<String> rule(Reservation reservation) {
        asked.add("rule of " + reservation.id());
        return Result.unless(refusalOfRule, () -> "thing_1");
    }

    private Result<String> action(String made) {
        asked.add("action");
        if (!racesToLose.isEmpty()) {
            throw racesToLose.removeFirst();
        }
        return Result.unless(refusalOfDeed, () -> "made " + made);
    }

    private void losesRaces(int number) {
        for (int i = 0; i < number; i++) {
            racesToLose.add(new OptimisticLockingFailureException("lost race " + i));
        }
    }

    private boolean isRemembered() {
        return hotel.get(IdempotencyKeys.class).find(REQUEST).isPresent();
    }

    private int version() {
        return hotel.booking(booking).version();
    }

    private static Refusal refusal(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) result).refusal();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRepeatedRequestIsAnsweredAsTheFirstAndDoesNothing(boolean combined) {
        assertThat(once(REQUEST, on(booking, combined)).orThrow()).isEqualTo("made thing_1");
        assertThat(once(REQUEST, on(booking, combined)).orThrow()).isEqualTo("again thing_1");
        assertThat(asked)
                .as("the key is claimed between the two")
                .containsExactly("rule of " + booking, "action", "rule of " + booking);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRepeatedRequestIsAnsweredAsTheFirstThoughItsRuleRefusesNow(boolean combined) {
        once(REQUEST, on(booking, combined)).orThrow();
        refusalOfRule = Optional.of(NO);
        assertThat(once(REQUEST, on(booking, combined)).orThrow()).isEqualTo("again thing_1");
    }

    /** Its first effect is why the version is another one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRepeatedRequestIsAnsweredAsTheFirstThoughItsVersionIsOld(boolean combined) {
        once(REQUEST, on(booking, combined).ifVersion(version())).orThrow();
        assertThat(once(REQUEST, on(booking, combined).ifVersion(version() - 1)).orThrow())
                .isEqualTo("again thing_1");
        assertThat(asked).containsExactly("rule of " + booking, "action");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyIsNotForTwoRequests(boolean combined) {
        once(REQUEST, on(booking, combined)).orThrow();
        IdempotentRequest other = new IdempotentRequest(REQUEST.scope(), REQUEST.key(), "other hash");
        Refusal refusal = refusal(once(other, on(booking, combined)));
        assertThat(refusal.code()).isEqualTo("idempotency_key_reused");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(asked).containsOnlyOnce("action");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutAKeyEachIsDone(boolean combined) {
        for (int i = 0; i < 2; i++) {
            assertThat(on(booking, combined)
                            .once(null, id -> Result.done("again"))
                            .decide(this::rule, (reservation, made) -> action(made))
                            .orThrow())
                    .isEqualTo("made thing_1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyRemembersItsBookingUnlessSomethingIsMade(boolean combined) {
        for (String answer : List.of("made thing_1", "again " + booking)) {
            assertThat(on(booking, combined)
                            .once(REQUEST, id -> Result.done("again " + id))
                            .decide(this::rule, (reservation, made) -> action(made))
                            .orThrow())
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoHasSeenAnotherVersionIsRefusedAndTheKeyIsFree(boolean combined) {
        Refusal refusal = refusal(once(REQUEST, on(booking, combined).ifVersion(version() + 1)));
        assertThat(refusal.code()).isEqualTo("changed_meanwhile");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
        assertThat(asked).as("the version comes before the rule").isEmpty();
        assertThat(isRemembered()).isFalse();
        assertThat(once(REQUEST, on(booking, combined).ifVersion(version())).orThrow())
                .isEqualTo("made thing_1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsRefusedIsTakenBackAndTheKeyIsFree(boolean combined) {
        int before = hotel.rolledBack();
        refusalOfRule = Optional.of(NO);
        assertThat(refusal(once(REQUEST, on(booking, combined)))).isEqualTo(NO);
        assertThat(asked).doesNotContain("action");
        refusalOfRule = Optional.empty();
        refusalOfDeed = Optional.of(NO);
        assertThat(refusal(once(REQUEST, on(booking, combined)))).isEqualTo(NO);
        assertThat(hotel.rolledBack()).isEqualTo(before + 2);
        assertThat(isRemembered()).isFalse();
        refusalOfDeed = Optional.empty();
        assertThat(once(REQUEST, on(booking, combined)).orThrow()).isEqualTo("made thing_1");
        assertThat(isRemembered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLostRaceIsRunAgainFromTheLockOn(boolean combined) {
        int before = hotel.rolledBack();
        losesRaces(1);
        assertThat(once(REQUEST, on(booking, combined)).orThrow()).isEqualTo("made thing_1");
        assertThat(asked).containsExactly("rule of " + booking, "action", "rule of " + booking, "action");
        assertThat(hotel.rolledBack()).isEqualTo(before + 1);
        assertThat(isRemembered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoLosesEveryRaceIsAskedToComeBackWithTheSameKey(boolean combined) {
        losesRaces(6);
        assertThat(refusal(once(REQUEST, on(booking, combined))).code()).isEqualTo("busy");
        assertThat(isRemembered()).isFalse();
        assertThat(once(REQUEST, on(booking, combined)).orThrow()).isEqualTo("made thing_1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsNotThereIsNotFoundWhateverTheVersion(boolean combined) {
        Refusal refusal = refusal(once(REQUEST, on("res_unknown", combined).ifVersion(3)));
        assertThat(refusal).isEqualTo(Refusal.notFound("reservation", "res_unknown"));
        assertThat(refusal(commands.on("res_unknown").preview(this::rule)).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(asked).isEmpty();
        assertThat(isRemembered()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRuleMayHaveTheHotelAtHand(boolean combined) {
        assertThat(on(booking, combined)
                        .decide((reservation, its) -> Result.done(its.id()))
                        .orThrow())
                .isEqualTo(CommandsInMemory.HOTEL);
    }
}
