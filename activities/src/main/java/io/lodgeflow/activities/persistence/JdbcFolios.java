package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcFolios implements Folios {

    /** INSERT IGNORE is MySQL's word, and H2 knows it in its MySQL mode: a key that is there already stays as it is. */
    private static final String INSERT = """
            insert ignore into folio_posting (posting_key, reservation_id, type, amount_minor, currency, text,
                business_date, posted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    private final JpaReservations reservations;

    JdbcFolios(JdbcClient jdbc, JdbcTemplate batches, JpaReservations reservations) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.reservations = reservations;
    }

    @Override
    public void post(Collection<Posting> postings) {
        batches.batchUpdate(
                INSERT,
                postings.stream()
                        .map(posting -> new Object[] {
                            posting.key(),
                            posting.reservationId(),
                            posting.type().name(),
                            posting.amount().minorUnits(),
                            posting.amount().currencyCode(),
                            posting.text().stored(),
                            posting.date(),
                            UtcTime.of(posting.postedAt())
                        })
                        .toList());
        postings.forEach(posting -> reservations.moneyMoved(posting.reservationId()));
    }

    @Override
    public List<Posting> of(String reservationId) {
        return ofAll(List.of(reservationId));
    }

    @Override
    public List<Posting> ofAll(Collection<String> reservationIds) {
        return jdbc.sql("select * from folio_posting where reservation_id in (:reservations) order by sequence")
                .param("reservations", reservationIds)
                .query((row, number) -> new Posting(
                        row.getString("posting_key"),
                        row.getString("reservation_id"),
                        Posting.Type.valueOf(row.getString("type")),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        Sentence.from(row.getString("text")),
                        Objects.requireNonNull(row.getObject("business_date", LocalDate.class)),
                        UtcTime.read(row, "posted_at")))
                .list();
    }
}
