package io.lodgeflow.api.points;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.payment.PointsSettings;
import io.lodgeflow.workflows.words.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a guest has in points, and how it came. */
@RestController
@Tag(name = "Points", description = "Points pay a part or all of a booking: POST /v1/payments with points")
class PointsController {

    private static final int MOST = 100;

    private final PointsLedger ledger;
    private final PointsSettings settings;
    private final Transactions transactions;

    PointsController(PointsLedger ledger, PointsSettings settings, Transactions transactions) {
        this.ledger = ledger;
        this.settings = settings;
        this.transactions = transactions;
    }

    /**
     * @param balance what can be used now
     * @param owed points taken back after they were spent; what is earned next settles them first
     * @param earnPercent share of the money paid that comes back as points
     * @param minorUnitsOfOne what one point pays by currency, in minor units; 1 for currencies not named
     * @param entries the latest first
     */
    record PointsView(
            long balance,
            long owed,
            int earnPercent,
            String earnedAt,
            Map<String, Integer> minorUnitsOfOne,
            List<EntryView> entries) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(String kind, long points, @Nullable String reservationId, String note, Instant at) {}

    @GetMapping("/v1/points")
    @Operation(
            operationId = "readPoints",
            summary = "The caller's points",
            description = "Balance, worth, and the latest 100 movements.")
    PointsView points(Caller caller) {
        return transactions.read(() -> {
            PointsLedger.Account account = ledger.account(caller.accountId());
            return new PointsView(
                    account.balance(),
                    account.owed(),
                    settings.earnPercent(),
                    settings.earnAt().name().toLowerCase(Locale.ROOT),
                    settings.rates().valueMinor(),
                    ledger.entries(caller.accountId(), MOST).stream()
                            .map(PointsController::view)
                            .toList());
        });
    }

    private static EntryView view(PointsEntry entry) {
        return new EntryView(
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.points(),
                entry.reservationId(),
                Sentences.english(entry.note()),
                entry.at());
    }
}
