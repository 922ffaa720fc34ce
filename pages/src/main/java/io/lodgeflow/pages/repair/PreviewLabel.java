package io.lodgeflow.pages.repair;

import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.workflows.operations.Effect;
import io.lodgeflow.workflows.operations.RepairPreview;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What stands on the button that does it: the repair and the money that moves, as the preview shows it. */
final class PreviewLabel {

    private static final Set<Effect.Kind> MONEY =
            EnumSet.of(Effect.Kind.REFUND, Effect.Kind.FEE, Effect.Kind.CHARGE, Effect.Kind.PRICE);

    static String of(RepairPreview preview, Words words) {
        String name = words.name("repair", preview.kind().name());
        List<String> money = preview.effects().stream()
                .filter(effect -> effect.amount() != null && MONEY.contains(effect.kind()))
                .map(effect -> words.text(
                        "repair.money." + effect.kind().name().toLowerCase(java.util.Locale.ROOT),
                        words.money(Objects.requireNonNull(effect.amount()))))
                .toList();
        return money.isEmpty() ? name : words.text("repair.doWith", name, String.join(", ", money));
    }

    private PreviewLabel() {}
}
