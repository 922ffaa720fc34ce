package io.lodgeflow.pages.operations;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.pages.operations.BookingFile.Attempt;
import io.lodgeflow.pages.operations.BookingFile.Event;
import io.lodgeflow.pages.operations.BookingFile.Message;
import io.lodgeflow.pages.operations.BookingFile.PostingLine;
import io.lodgeflow.pages.operations.BookingFile.RefundLine;
import io.lodgeflow.web.ReaderLanguage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a booking's file, inside the transaction that found the booking. */
@Component
class BookingFiles {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final RoomAllocations allocations;
    private final Clock clock;

    BookingFiles(JdbcClient jdbc, Catalogue catalogue, RoomAllocations allocations, Clock clock) {
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
                reservation.stayAsItWas(hotel.times()).orElse(null),
                reservation.rooms(),
                reservation.adults(),
                reservation.children(),
                catalogue
                        .roomType(reservation.roomTypeId())
                        .map(type -> type.name(ReaderLanguage.code()))
                        .orElse(reservation.roomTypeId()),
                reservation.roomsAssigned()
                        ? allocations.of(id).stream().map(AssignedRoom::number).collect(Collectors.joining(", "))
                        : "",
                catalogue
                        .ratePlan(reservation.ratePlanId())
                        .map(plan -> plan.name(ReaderLanguage.code()))
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
        return jdbc.sql("""
                select e.*, a.name as actor_name from reservation_event e
                left join account a on a.id = substring(e.actor, locate(':', e.actor) + 1)
                where e.reservation_id = ? order by e.id desc
                """)
                .param(id)
                .query((row, number) -> {
                    String actor = row.getString("actor");
                    int colon = actor.indexOf(':');
                    String name = row.getString("actor_name");
                    return new Event(
                            UtcTime.read(row, "occurred_at"),
                            row.getString("type"),
                            row.getString("from_status"),
                            row.getString("to_status"),
                            colon < 0 ? actor : actor.substring(0, colon),
                            name == null ? actor.substring(colon + 1) : name,
                            Sentence.from(row.getString("note")));
                })
                .list();
    }

    private List<Attempt> attempts(String id) {
        return jdbc.sql("select * from payment_attempt where reservation_id = ? order by attempt_number")
                .param(id)
                .query((row, number) -> new Attempt(
                        row.getInt("attempt_number"),
                        row.getString("purpose"),
                        amount(row),
                        row.getString("status"),
                        row.getString("gateway_reference"),
                        row.getString("decline_detail"),
                        UtcTime.read(row, "created_at"),
                        UtcTime.readIfAny(row, "decided_at")))
                .list();
    }

    private List<RefundLine> refunds(String id) {
        return jdbc.sql("select * from refund where reservation_id = ? order by id")
                .param(id)
                .query((row, number) -> new RefundLine(
                        amount(row),
                        row.getString("reason"),
                        row.getString("status"),
                        row.getString("failure"),
                        UtcTime.read(row, "created_at"),
                        UtcTime.readIfAny(row, "decided_at")))
                .list();
    }

    private List<PostingLine> postings(String id) {
        return jdbc.sql("select * from folio_posting where reservation_id = ? order by sequence")
                .param(id)
                .query((row, number) -> new PostingLine(
                        Objects.requireNonNull(row.getObject("business_date", LocalDate.class)),
                        row.getString("type"),
                        Sentence.from(row.getString("text")),
                        amount(row)))
                .list();
    }

    private List<Message> messages(String id) {
        return jdbc.sql("""
                select m.id, m.kind, m.recipient, m.subject, m.created_at, m.sent_at, m.attempts, m.last_error,
                       replace(replace(m.body, coalesce(p.link_key, '(no key)'), '…'),
                               coalesce(c.link_key, '(no key)'), '…') as body
                from guest_message m
                     left join guest_link p on p.reservation_id = m.reservation_id and p.purpose = 'PAYMENT'
                     left join guest_link c on c.reservation_id = m.reservation_id and c.purpose = 'CLOSURE'
                where m.reservation_id = ? order by m.id desc
                """).param(id).query(UtcTime.rows(Message.class)).list();
    }

    private static Money amount(ResultSet row) throws SQLException {
        return Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"));
    }
}
