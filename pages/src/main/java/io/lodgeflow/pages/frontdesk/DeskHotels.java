package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which hotel a front desk page shows: staff's own, whatever they ask for; for the head office the one they chose. */
@Component
class DeskHotels {

    private final Catalogue catalogue;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeskHotels(Catalogue catalogue, Transactions transactions, JdbcClient jdbc, Clock clock) {
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param today by the hotel's calendar */
    record DeskHotel(String id, String name, String city, ZoneId zone, HouseTimes times, LocalDate today) {}

    record HotelName(String id, String name, String city) {}

    /** Empty if the head office has not chosen yet; a problem if there is no such hotel for the caller. */
    Optional<DeskHotel> of(Caller caller, @Nullable String asked) {
        String id = caller.hotelId() != null ? caller.hotelId() : asked;
        return id == null || id.isBlank() ? Optional.empty() : Optional.of(existing(caller, id));
    }

    DeskHotel existing(Caller caller, String id) {
        Answers.unlessRefused(Access.refusalToWorkAtFrontDesk(caller, id));
        return Answers.granted(transactions.read(() -> catalogue
                .hotel(id)
                .<Result<DeskHotel>>map(hotel -> Result.done(view(hotel)))
                .orElseGet(() -> Result.refused(Refusal.notFound("hotel", id)))));
    }

    /** For the choice, by city and name. */
    List<HotelName> all() {
        return jdbc.sql("select id, name, city from hotel where deleted_at is null order by city, name limit 500")
                .query(UtcTime.rows(HotelName.class))
                .list();
    }

    private DeskHotel view(Hotel hotel) {
        return new DeskHotel(
                hotel.id(),
                hotel.details().name(),
                hotel.details().city(),
                hotel.times().zone(),
                hotel.times(),
                hotel.times().today(clock.instant()));
    }
}
