package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.Transactions.OutcomeUnknown;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The connection to the database breaks while a list commits, before or after the database has done so: the product cannot tell
 * which. Nothing is done again by itself; each caller is told, as if it had been alone.
 */
@OnBothDatabases(Because.LOCK)
class UnknownCommitTest {

    private final Product lodgeflow = Product.shared();
    private final PlaceReservations place = lodgeflow.bean(PlaceReservations.class);
    private final TestHotel hotel = TestHotel.with(lodgeflow, 12, 1, 100);
    private final LocalDate day = hotel.today().plusDays(20);

    @AfterEach
    void theBooksAreRight() {
        assertThat(lodgeflow.violations()).isEmpty();
    }

    /** When all is written and nothing is left but the commit. */
    private void breakConnection(boolean committed) {
        DataSource dataSource = Objects.requireNonNull(lodgeflow.jdbc().getDataSource());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                try {
                    Connection pooled = DataSourceUtils.getConnection(dataSource);
                    Connection real = pooled.unwrap(Connection.class);
                    if (committed) {
                        real.commit();
                    }
                    real.close();
                    dataSource
                            .unwrap(HikariDataSource.class)
                            .evictConnection(pooled); // H2's word for closed is unknown to it
                } catch (SQLException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        });
    }

    private int stored() {
        return Objects.requireNonNull(lodgeflow
                .jdbc()
                .queryForObject("select count(*) from reservation where hotel_id = ?", Integer.class, hotel.id()));
    }

    private Wish wish(int number) {
        Wish wish = Wish.of(hotel, "standard", day, 2);
        return number % 2 == 0 ? wish.once("key " + number) : wish;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyIsPlacedTwice(boolean committed) {
        List<Callable<Result<Placed>>> actions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Wish wish = wish(i);
            boolean breaks = i == 2;
            actions.add(() -> place.place(wish.command(), reservation -> {
                if (breaks) {
                    breakConnection(committed);
                }
                return reservation.id();
            }));
        }
        assertThat(Company.ofWishes(lodgeflow).outcomes(actions)).hasSize(6).allMatch(OutcomeUnknown.class::isInstance);
        assertThat(stored()).isEqualTo(committed ? 6 : 0);
        for (int i = 0; i < 6; i += 2) { // whoever has a key finds out
            Placed placed = place.place(wish(i).command(), Reservation::id).orThrow();
            assertThat(placed.repeated()).isEqualTo(committed);
        }
        assertThat(stored()).isEqualTo(committed ? 6 : 3);
    }

    @Test
    void aBookingAloneIsToldTheSame() {
        assertThatThrownBy(() -> place.place(wish(0).command(), reservation -> {
                    breakConnection(true);
                    return reservation.id();
                }))
                .isInstanceOf(OutcomeUnknown.class)
                .hasCauseInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("Unable to commit against JDBC Connection");
        assertThat(stored()).isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noCommandIsRunAgain(boolean committed) {
        CombinedTransactions combined = lodgeflow.bean(CombinedTransactions.class);
        List<String> ids = IntStream.range(0, 4)
                .mapToObj(i -> place.place(wish(1).command(), reservation -> "")
                        .orThrow()
                        .reservationId())
                .toList();
        List<String> alone = Collections.synchronizedList(new ArrayList<>());
        List<Object> outcomes = Company.ofCommands(lodgeflow)
                .outcomes(ids.stream()
                        .<Callable<Boolean>>map(
                                id -> () -> combined.call(id, () -> inCompany(ids, id, committed), () -> alone.add(id)))
                        .toList());
        assertThat(outcomes).hasSize(4).allMatch(OutcomeUnknown.class::isInstance);
        assertThat(alone).isEmpty();
        assertThat(lodgeflow
                        .jdbc()
                        .queryForList(
                                "select id from reservation where special_requests = 'perhaps' and hotel_id = ?",
                                String.class,
                                hotel.id()))
                .hasSize(committed ? 4 : 0);
    }

    private boolean inCompany(List<String> ids, String id, boolean committed) {
        lodgeflow.jdbc().update("update reservation set special_requests = 'perhaps' where id = ?", id);
        if (id.equals(ids.getFirst())) {
            breakConnection(committed);
        }
        return true;
    }
}
