package io.lodgeflow.api.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.TimeTravel;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Time travel. Outside demo mode this address does not exist. */
@RestController
@RequestMapping("/v1/sandbox/clock")
@ConditionalOnProperty(name = "lodgeflow.demo.enabled", havingValue = "true")
@Tag(name = "Sandbox", description = "Demo mode only")
class ClockController {

    private static final Duration FARTHEST = Duration.ofDays(800);
    private static final int SHOWN = 200;

    private final TimeTravel timeTravel;
    private final JdbcClient jdbc;
    private final Clock clock;

    ClockController(TimeTravel timeTravel, JdbcClient jdbc, Clock clock) {
        this.timeTravel = timeTravel;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Now(Instant now) {}

    /** Exactly one: {@code advance} by a duration such as PT16M or P2D, or {@code to} an instant. */
    record Move(@Nullable Duration advance, @Nullable Instant to) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Happened(
            Instant at,
            String reservationId,
            String what,
            @Nullable String status,
            Sentence note) {}

    /**
     * @param happened what was recorded on the way, oldest first, at most 200 lines
     * @param more lines beyond those
     */
    record Journey(Instant from, Instant now, List<Happened> happened, long more) {}

    @GetMapping
    @Operation(
            operationId = "readClock",
            summary = "What time is it here?",
            description = "The clock of the demo, which may be ahead of real time.")
    Now now() {
        return new Now(clock.instant());
    }

    @PostMapping
    @Operation(
            operationId = "moveClock",
            summary = "Move the clock forward",
            description = "Stops at every timer on the way, lets it fire, and answers what happened. For operations,"
                    + " support and admins. Example: {\"advance\": \"PT16M\"}.")
    Journey move(@Valid @RequestBody Move move, Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
        Instant from = clock.instant();
        Instant target = Answers.granted(target(move, from));
        long before = lastEvent();
        Instant now = timeTravel.travelTo(target);
        long count = jdbc.sql("select count(*) from reservation_event where id > ?")
                .param(before)
                .query(Long.class)
                .single();
        return new Journey(from, now, happenedSince(before), Math.max(0, count - SHOWN));
    }

    private static Result<Instant> target(Move move, Instant from) {
        if ((move.advance() == null) == (move.to() == null)) {
            return Result.refused(Refusal.invalid("advance_or_to", "/advance"));
        }
        String field = move.to() != null ? "/to" : "/advance";
        Duration distance =
                move.to() != null ? Duration.between(from, move.to()) : Objects.requireNonNull(move.advance());
        if (distance.isNegative()) {
            return Result.refused(Refusal.invalid("backwards", field, from));
        }
        return distance.compareTo(FARTHEST) > 0
                ? Result.refused(Refusal.invalid("too_far", field, FARTHEST.toDays()))
                : Result.done(from.plus(distance));
    }

    private long lastEvent() {
        return jdbc.sql("select coalesce(max(id), 0) from reservation_event")
                .query(Long.class)
                .single();
    }

    private List<Happened> happenedSince(long event) {
        return jdbc.sql("""
                select occurred_at as at, reservation_id, lower(type) as what, lower(to_status) as status, note
                from reservation_event where id > ? order by id limit ?
                """)
                .params(event, SHOWN)
                .query(UtcTime.rows(Happened.class))
                .list();
    }
}
