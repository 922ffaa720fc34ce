package io.lodgeflow.api.operations;

import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditCheck;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what to which booking, and whether the log is whole. For the head office. */
@RestController
@RequestMapping("/v1/operations/audit")
@Tag(name = "Audit log", description = "What operators did, in a chain of hashes")
class AuditController {

    private static final String CURSOR = "audit";

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping
    @Operation(
            operationId = "listAuditRecords",
            summary = "What operators did, newest first",
            description = "Of one target or one actor, if named.")
    Page<AuditRecord> page(
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String actor,
            PageRequest page,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
        Long before = page.after(CURSOR, 1)
                .map(cursor -> id(cursor.values().getFirst()))
                .orElse(null);
        return Page.of(
                log.page(target, actor, before, page.limit() + 1),
                page.limit(),
                line -> new Cursor(CURSOR, List.of(Long.toString(line.id()))));
    }

    @GetMapping("/verification")
    @Operation(
            operationId = "verifyAuditLog",
            summary = "Whether the log is whole",
            description = "Reads all of it; names the first line that was changed or is missing.")
    AuditCheck verification(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
        return log.verify();
    }

    private static Long id(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException malformed) {
            throw Cursor.invalid();
        }
    }
}
