package io.lodgeflow.scenarios.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.AtOnce;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.AuditLog.AuditCheck;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import io.lodgeflow.workflows.operations.GuestRepairs;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The audit log is one chain, whoever writes, and shows where it was tampered with (O10). */
@OnBothDatabases(Because.RACE)
class AuditTest extends Desk {

    private final TestHotel hotel = hotel(8, 1);
    private final LocalDate arrival = hotel.today().plusDays(9);

    @Test
    void manyOperatorsWriteOneChain() {
        List<String> ids = IntStream.range(0, 8)
                .mapToObj(number -> placed(guest, hotel.wish("standard", "flexible", arrival, 1)))
                .toList();
        lodgeflow.settle();
        long before = audit.verify().rows();
        AtOnce.each(
                ids,
                id -> desk.perform(id, new GuestRepairs.AddNote(), "at once", null, SUPPORT)
                        .orThrow()
                        .auditId());
        AuditCheck check = audit.verify();
        assertThat(check.problem()).isNull();
        assertThat(check.rows()).isEqualTo(before + 8);
    }

    @Test
    void whatWasNotDoneIsNotWritten() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        long before = audit.verify().rows();
        Transactions transactions = lodgeflow.bean(Transactions.class);
        try {
            transactions.run(() -> {
                audit.append(new AuditEntry(SUPPORT, "test", id, "dies afterwards", "", ""));
                throw new IllegalArgumentException("the process dies here");
            });
        } catch (IllegalArgumentException died) {
            assertThat(audit.verify().rows()).isEqualTo(before);
        }
        assertThat(audit.page(id, null, null, 10)).isEmpty();
    }

    @Test
    void aChangedRowIsFound() {
        long line = note("original");
        change("update operator_action set reason = 'harmless' where id = ?", line);
        assertThat(audit.verify().brokenAt()).isEqualTo(line);
        assertThat(audit.verify().problem()).isEqualTo("line " + line + " was changed");
        change("update operator_action set reason = 'original' where id = ?", line);
        assertThat(audit.verify().isWhole()).isTrue();
    }

    @Test
    void aDeletedRowIsFound() {
        long line = note("first");
        note("second");
        AuditRecord row = audit.page(null, null, line + 1, 1).getFirst();
        change("update operator_action set id = -1 where id = ?", line);
        assertThat(audit.verify().brokenAt()).isEqualTo(line);
        assertThat(audit.verify().problem()).contains("is missing");
        change("update operator_action set id = ? where id = -1", row.id());
    }

    @Test
    void theDeletedLastRowIsFound() {
        long line = note("last");
        change("update operator_action set id = -1 where id = ?", line);
        assertThat(audit.verify().brokenAt()).isEqualTo(line);
        change("update operator_action set id = ? where id = -1", line);
    }

    private long note(String text) {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        return desk.perform(id, new GuestRepairs.AddNote(), text, null, SUPPORT)
                .orThrow()
                .auditId();
    }
}
