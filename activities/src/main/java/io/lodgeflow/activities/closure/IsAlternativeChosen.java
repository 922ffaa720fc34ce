package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.closure.ClosureItem.Choice;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/** Has the guest chosen another hotel? */
@Component
class IsAlternativeChosen implements Question {

    private final Closures closures;

    IsAlternativeChosen(Closures closures) {
        this.closures = closures;
    }

    @Override
    public boolean answer(String reservationId) {
        return closures.itemOf(reservationId).orElseThrow().choice() == Choice.ALTERNATIVE;
    }
}
