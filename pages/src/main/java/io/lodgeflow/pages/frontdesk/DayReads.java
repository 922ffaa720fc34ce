package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationAction;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.pages.frontdesk.DeskHotels.DeskHotel;
import io.lodgeflow.web.ReaderLanguage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One day of one hotel: who arrives, who stays, who leaves, each with what may be done now by the booking's own guards. */
@Component
class DayReads {

    /** A day has a few hundred; beyond that the page says that there are more. */
    static final int MOST = 300;

    private static final String ARRIVALS = """
            select id from reservation where hotel_id = :hotel
              and ((arrival <= :today and arrival >= :yesterday and status in ('CONFIRMED', 'PAID', 'PENDING'))
                or (arrival = :today and status = 'CHECKED_IN'))
            order by status desc, vip_level desc, guest_name, id limit :most
            """;
    private static final String IN_HOUSE = """
            select id from reservation where hotel_id = :hotel and arrival <= :today and status = 'CHECKED_IN'
            order by departure, guest_name, id limit :most
            """;
    private static final String DEPARTURES = """
            select id from reservation where hotel_id = :hotel and arrival <= :today and departure <= :today
              and (status = 'CHECKED_IN' or (status = 'CHECKED_OUT' and departure = :today))
            order by status, guest_name, id limit :most
            """;

    private final JdbcClient jdbc;
    private final Reservations reservations;
    private final RoomAllocations allocations;
    private final Transactions transactions;
    private final Clock clock;

    DayReads(
            JdbcClient jdbc,
            Reservations reservations,
            RoomAllocations allocations,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.reservations = reservations;
        this.allocations = allocations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param rooms numbers of the assigned rooms; empty if none are yet
     * @param due what is still to be paid for the stay as booked; at check-out extras and early departure may change it
     * @param allowed what the booking allows now
     */
    record Line(
            String id,
            int version,
            String confirmationNumber,
            String guest,
            int vipLevel,
            ReservationStatus status,
            LocalDate arrival,
            LocalDate departure,
            int people,
            int roomCount,
            String roomType,
            String rooms,
            Set<String> wishes,
            String specialRequests,
            Money due,
            boolean late,
            Set<ReservationAction> allowed) {

        public boolean may(String action) {
            return allowed.contains(ReservationAction.valueOf(action));
        }
    }

    record Day(List<Line> arrivals, List<Line> inHouse, List<Line> departures) {}

    Day of(DeskHotel hotel) {
        return transactions.read(() -> {
            Map<String, String> types = roomTypes(hotel.id());
            return new Day(
                    lines(hotel, types, ARRIVALS), lines(hotel, types, IN_HOUSE), lines(hotel, types, DEPARTURES));
        });
    }

    /** One booking as a line; empty if there is none. */
    Optional<Line> line(DeskHotel hotel, String id) {
        return transactions.read(() -> reservations
                .find(id)
                .map(reservation -> line(reservation, hotel, roomTypes(hotel.id()), clock.instant())));
    }

    private List<Line> lines(DeskHotel hotel, Map<String, String> types, String sql) {
        Instant now = clock.instant();
        return jdbc
                .sql(sql)
                .param("hotel", hotel.id())
                .param("today", hotel.today())
                .param("yesterday", hotel.today().minusDays(1))
                .param("most", MOST)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .map(reservations::find)
                .flatMap(Optional::stream)
                .map(reservation -> line(reservation, hotel, types, now))
                .toList();
    }

    private Line line(Reservation reservation, DeskHotel hotel, Map<String, String> types, Instant now) {
        List<AssignedRoom> rooms = reservation.roomsAssigned() ? allocations.of(reservation.id()) : List.of();
        boolean late = reservation.status() == ReservationStatus.CHECKED_IN && now.isAfter(reservation.checkOutDueAt());
        return new Line(
                reservation.id(),
                reservation.version(),
                reservation.confirmationNumber(),
                reservation.guest().name(),
                reservation.guest().vipLevel(),
                reservation.status(),
                reservation.stay().arrival(),
                reservation.stay().departure(),
                reservation.adults() + reservation.children(),
                reservation.rooms(),
                Objects.requireNonNullElse(types.get(reservation.roomTypeId()), reservation.roomTypeId()),
                rooms.stream().map(AssignedRoom::number).collect(Collectors.joining(", ")),
                reservation.wishesAsStored(),
                reservation.specialRequests(),
                reservation.balanceDue(),
                late,
                reservation.allowedActions(hotel.times(), now));
    }

    private Map<String, String> roomTypes(String hotelId) {
        Map<String, String> types = new HashMap<>();
        jdbc.sql("select t.id, {name} from room_type t where t.hotel_id = ?"
                        .replace("{name}", ReaderLanguage.nameColumn("t")))
                .param(hotelId)
                .query(row -> {
                    types.put(row.getString(1), row.getString(2));
                });
        return types;
    }
}
