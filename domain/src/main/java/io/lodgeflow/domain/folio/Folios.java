package io.lodgeflow.domain.folio;

import io.lodgeflow.domain.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;

/** Port to the append-only folios. */
public interface Folios {

    /** Idempotent by {@link Posting#key}. */
    void post(Collection<Posting> postings);

    /** Oldest first. */
    List<Posting> of(String reservationId);

    /** Sum of all postings: what the guest still owes (positive) or has left (negative). */
    default Money balance(String reservationId, Currency currency) {
        return of(reservationId).stream().map(Posting::amount).reduce(Money.zero(currency), Money::plus);
    }
}
