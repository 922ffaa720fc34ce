package io.lodgeflow.pages.operations;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.pages.operations.BookingFile.Attempt;
import io.lodgeflow.pages.operations.BookingFile.Event;
import io.lodgeflow.pages.operations.BookingFile.Message;
import io.lodgeflow.pages.operations.BookingFile.PostingLine;
import io.lodgeflow.pages.operations.BookingFile.RefundLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads a booking's file, inside the transaction that found the booking. */
@Component
class BookingFiles {

    private final JdbcTemplate jdbc;
    private final Catalogue catalogue;
    private final RoomAllocations allocations;
    private final Clock clock;

    BookingFiles(JdbcTemplate jdbc, Catalogue catalogue, RoomAllocations allocations, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.allocations = allocations;
        this.clock = clock;
    }

    BookingFile of(Reservation reservation) {
        String id = reservation.id();
        Hotel hotel = catalogue.hotel(reservation.hotelId()).orElseThrow();
        List<PostingLine> postings = postings(id);
        Money balance =
                postings.stream().map(PostingLine::amount).reduce(Money.zero(reservation.currency()), Money::plus);
        return new BookingFile(
                id,
                reservation.version(),
                reservation.confirmationNumber(),
                reservation.status(),
                reservation.paymentStatus().name(),
                hotel.id(),
                hotel.name(),
                hotel.zone(),
                reservation.guest().name(),
                reservation.guest().email(),
                reservation.guest().language(),
                reservation.guest().vipLevel(),
                reservation.stay().arrival(),
                reservation.stay().departure(),
                reservation.rooms(),
                reservation.adults(),
                reservation.children(),
                catalogue
                        .roomType(reservation.roomTypeId())
                        .map(type -> type.details().name())
                        .orElse(reservation.roomTypeId()),
                reservation.roomsAssigned()
                        ? allocations.of(id).stream().map(AssignedRoom::number).collect(Collectors.joining(", "))
                        : "",
                catalogue
                        .ratePlan(reservation.ratePlanId())
                        .map(plan -> plan.name())
                        .orElse(reservation.ratePlanId()),
                reservation.cancellationPolicy(),
                reservation.total(),
                balance,
                reservation.paymentDeadline(),
                reservation.cancellationReason(),
                reservation.clientReference(),
                reservation.specialRequests(),
                reservation.wishesAsStored(),
                reservation.createdAt(),
                reservation.allowedActions(hotel.times(), clock.instant()).stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet()),
                events(id),
                attempts(id),
                refunds(id),
                postings,
                messages(id),
                new BookingFile.Points(
                        reservation.points().used(),
                        reservation.pointsValue(),
                        reservation.points().toReturn(),
                        reservation.points().earned()));
    }

    /** Newest first. */
    private List<Event> events(String id) {
        return jdbc.query(
                "select e.*, a.name as actor_name from reservation_event e left join account a on a.id ="
                        + " substring(e.actor, locate(':', e.actor) + 1) where e.reservation_id = ? order by e.id desc",
                (row, number) -> {
                    String actor = row.getString("actor");
                    int colon = actor.indexOf(':');
                    String name = row.getString("actor_name");
                    return new Event(
                            instant(row, "occurred_at"),
                            row.getString("type"),
                            row.getString("from_status"),
                            row.getString("to_status"),
                            colon < 0 ? actor : actor.substring(0, colon),
                            name == null ? actor.substring(colon + 1) : name,
                            Sentence.read(row.getString("note")));
                },
                id);
    }

    private List<Attempt> attempts(String id) {
        return jdbc.query(
                "select * from payment_attempt where reservation_id = ? order by attempt_number",
                (row, number) -> new Attempt(
                        row.getInt("attempt_number"),
                        row.getString("purpose"),
                        money(row, "amount_minor"),
                        row.getString("status"),
                        row.getString("gateway_reference"),
                        row.getString("decline_detail"),
                        instant(row, "created_at"),
                        instantIfAny(row, "decided_at")),
                id);
    }

    private List<RefundLine> refunds(String id) {
        return jdbc.query(
                "select * from refund where reservation_id = ? order by id",
                (row, number) -> new RefundLine(
                        money(row, "amount_minor"),
                        row.getString("reason"),
                        row.getString("status"),
                        row.getString("failure"),
                        instant(row, "created_at"),
                        instantIfAny(row, "decided_at")),
                id);
    }

    private List<PostingLine> postings(String id) {
        return jdbc.query(
                "select * from folio_posting where reservation_id = ? order by sequence",
                (row, number) -> new PostingLine(
                        Objects.requireNonNull(row.getObject("business_date", LocalDate.class)),
                        row.getString("type"),
                        Sentence.read(row.getString("text")),
                        money(row, "amount_minor")),
                id);
    }

    private List<Message> messages(String id) {
        return jdbc.query(
                "select * from guest_message where reservation_id = ? order by id desc",
                (row, number) -> new Message(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        instant(row, "created_at"),
                        instantIfAny(row, "sent_at"),
                        row.getInt("attempts"),
                        row.getString("last_error")),
                id);
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofMinor(row.getLong(column), row.getString("currency"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantIfAny(row, column));
    }

    private static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
