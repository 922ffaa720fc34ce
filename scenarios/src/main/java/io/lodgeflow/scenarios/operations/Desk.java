package io.lodgeflow.scenarios.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.Effect;
import io.lodgeflow.workflows.operations.Repair;
import io.lodgeflow.workflows.operations.RepairDesk;
import io.lodgeflow.workflows.operations.RepairOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Stories of operators: after each the books balance, the counters are right and the audit log is whole. */
abstract class Desk extends Story {

    static final Operator OPERATIONS = new Operator(new Actor("operations:usr_o"), Role.OPERATIONS, null, "192.0.2.1");
    static final Operator SUPPORT = new Operator(new Actor("support:usr_s"), Role.SUPPORT, null, "192.0.2.2");

    final RepairDesk desk = lodgeflow.bean(RepairDesk.class);
    final AuditLog audit = lodgeflow.bean(AuditLog.class);
    final WorkflowPositions positions = lodgeflow.bean(WorkflowPositions.class);
    final StepCounters counters = lodgeflow.bean(StepCounters.class);

    @AfterEach
    void nothingIsWrongAfterwards() {
        assertBooksAreRight();
        assertThat(counters.contradictions()).isEmpty();
        assertThat(audit.verify().problem()).isNull();
    }

    final RepairOutcome repaired(String id, Repair repair) {
        return desk.perform(id, repair, "for the test", null, OPERATIONS).orThrow();
    }

    final String refusal(String id, Repair repair) {
        return refusal(id, repair, OPERATIONS);
    }

    /** The code of the refusal; the preview says the same, and nothing was written. */
    final String refusal(String id, Repair repair, Operator operator) {
        lodgeflow.settle();
        int lines = audit.page(id, null, null, 100).size();
        String code = code(desk.perform(id, repair, "for the test", null, operator));
        assertThat(code(desk.preview(id, repair, operator))).isEqualTo(code);
        assertThat(audit.page(id, null, null, 100)).hasSize(lines);
        return code;
    }

    final List<Effect.Kind> preview(String id, Repair repair) {
        lodgeflow.settle();
        List<String> before = history(id);
        List<Effect.Kind> kinds = desk.preview(id, repair, OPERATIONS).orThrow().effects().stream()
                .map(Effect::kind)
                .toList();
        assertThat(history(id)).isEqualTo(before);
        return kinds;
    }

    final List<String> steps(String id) {
        lodgeflow.settle();
        return positions.of(id).currentSteps();
    }

    /** Gives the reservation a wish that no code knows: assigning its rooms fails until it is mended. */
    final void breakWishes(String id, String text) {
        lodgeflow.settle();
        change("update reservation set wishes = ? where id = ?", text, id);
    }

    /** Behind the product's back. */
    final int change(String sql, Object... values) {
        return lodgeflow.bean(Transactions.class).call(() -> lodgeflow.jdbc().update(sql, values));
    }

    final void mendWishes(String id) {
        change("update reservation set wishes = '' where id = ?", id);
    }

    /** A paid booking whose rooms could not be assigned so often that it waits for somebody. */
    final String failed(TestHotel hotel, java.time.LocalDate arrival, String broken) {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        breakWishes(id, broken);
        return id;
    }

    static String code(Result<?> result) {
        return result instanceof Result.Refused<?>(Refusal why) ? why.code() : "was granted";
    }
}
