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

    /** Of several reservations, oldest first. */
    default List<Posting> ofAll(Collection<String> reservationIds) {
        return reservationIds.stream().flatMap(id -> of(id).stream()).toList();
    }

    /** Sum of all postings: what the guest still owes (positive) or has left (negative). */
    default Money balance(String reservationId, Currency currency) {
        return balance(of(reservationId), currency);
    }

    /** As {@link #balance(String, Currency)}, of the postings of one reservation. */
    static Money balance(Collection<Posting> postings, Currency currency) {
        return postings.stream().map(Posting::amount).reduce(Money.zero(currency), Money::plus);
    }
}
