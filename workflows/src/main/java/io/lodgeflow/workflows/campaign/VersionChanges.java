package io.lodgeflow.workflows.campaign;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.version.MigrationCheck;
import io.lodgeflow.engine.version.MigrationCheck.MigrationProblem;
import io.lodgeflow.engine.version.MigrationEffect;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.engine.version.VersionCheck;
import io.lodgeflow.engine.version.VersionMigration;
import io.lodgeflow.workflows.transaction.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a version change would do: its check against all running workflows, its preview on some. Changes nothing. */
@Component
public class VersionChanges {

    private static final int MOST_PREVIEWED = 50;

    private final VersionCheck versions;
    private final VersionMigration migration;
    private final Reservations reservations;
    private final Transactions transactions;
    private final Decisions decisions;

    VersionChanges(
            VersionCheck versions,
            VersionMigration migration,
            Reservations reservations,
            Transactions transactions,
            Decisions decisions) {
        this.versions = versions;
        this.migration = migration;
        this.reservations = reservations;
        this.transactions = transactions;
        this.decisions = decisions;
    }

    public Result<MigrationCheck> check(VersionChange change) {
        return decisions.decide(() -> checked(change));
    }

    /** In the running transaction. */
    Result<MigrationCheck> checked(VersionChange change) {
        if (change.fromVersion() == change.toVersion()) {
            return Result.refused(Refusal.invalid("same_version", "/toVersion"));
        }
        return versions.check(change)
                .<Result<MigrationCheck>>map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound(
                        "pair of versions",
                        change.process() + " " + change.fromVersion() + " to " + change.toVersion())));
    }

    /** Why nothing may be moved, naming the steps and some of the bookings. */
    static Refusal blocked(MigrationCheck check) {
        List<MigrationProblem> blocking =
                check.problems().stream().filter(MigrationProblem::blocks).toList();
        String steps = blocking.stream()
                .map(problem -> "'" + problem.name() + "'"
                        + (problem.waiting() == 0 ? "" : " (" + problem.waiting() + " waiting)"))
                .collect(Collectors.joining(", "));
        String bookings = blocking.stream()
                .flatMap(problem -> problem.keys().stream())
                .distinct()
                .collect(Collectors.joining(" "));
        return Refusal.conflict("versions_do_not_fit", steps)
                .withFacts(bookings.isEmpty() ? Map.of() : Map.of("reservations", bookings));
    }

    /**
     * Moves real workflows and takes it back: what would happen to each.
     *
     * @param reservationIds whose workflows; empty for one at each step at which any stands
     */
    public Result<List<MigrationEffect>> preview(VersionChange change, List<String> reservationIds) {
        if (reservationIds.size() > MOST_PREVIEWED) {
            return Result.refused(Refusal.invalid("too_many", "/reservationIds", MOST_PREVIEWED));
        }
        return check(change)
                .then(check -> instances(change, reservationIds))
                .map(instances -> instances.stream()
                        .flatMap(instance -> effect(change, instance).stream())
                        .toList());
    }

    private Result<Set<String>> instances(VersionChange change, List<String> reservationIds) {
        Set<String> instances = new LinkedHashSet<>();
        if (reservationIds.isEmpty()) {
            instances.addAll(transactions.read(() -> versions.samples(change)));
        }
        for (String id : reservationIds) {
            List<String> own = transactions.read(() -> new ArrayList<>(versions.instancesOf(change, id)));
            if (own.isEmpty()) {
                return Result.refused(
                        Refusal.notFound("workflow in version " + change.fromVersion() + " of booking", id));
            }
            instances.addAll(own);
        }
        return Result.done(instances);
    }

    /** Empty if it has ended meanwhile. */
    private Optional<MigrationEffect> effect(VersionChange change, String instance) {
        try {
            return transactions.tryOut(() -> {
                versions.keyOf(instance).ifPresent(reservations::lock);
                return migration.migrate(change, instance);
            });
        } catch (VersionMigration.Busy busy) {
            return Optional.of(new MigrationEffect(
                    instance,
                    transactions.read(() -> versions.keyOf(instance)).orElse(""),
                    List.of("Its workflow is busy now; it would be tried again"),
                    List.of(),
                    List.of()));
        }
    }
}
