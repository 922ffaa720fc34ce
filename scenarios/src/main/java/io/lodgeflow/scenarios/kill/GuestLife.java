package io.lodgeflow.scenarios.kill;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.kill.Asked.What;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A guest who books, pays, changes and cancels, by chance from a seed. Two of them may share an account. */
final class GuestLife {

    /** Room types and the guests they take; the first has one room and is wanted by everybody. */
    private record Kind(String hotel, String type, int occupancy) {}

    private static final Kind WANTED = new Kind("seoul_3", "residence", 6);
    private static final List<Kind> KINDS = List.of(
            new Kind("seoul_3", "suite", 4),
            new Kind("seoul_3", "double", 2),
            new Kind("seoul_1", "suite", 4),
            new Kind("seoul_1", "twin", 2),
            new Kind("lisbon_1", "double", 2),
            new Kind("lisbon_1", "suite", 4),
            new Kind("honolulu_2", "family", 4));

    private static final List<String> PLANS = List.of("flexible", "flexible", "non_refundable", "pay_at_hotel");
    private static final List<String> TOKENS = List.of(
            "tok_ok", "tok_ok", "tok_ok", "tok_declined", "tok_timeout_after", "tok_timeout_before", "tok_unknown");
    private static final List<String> PATIENCE = List.of("", "respond-async", "wait=1");

    private final Line line;
    private final Ledger ledger;
    private final Random random;
    private final String name;
    private int requests;

    /** @param name no other guest, in this or another life of the server, has it */
    GuestLife(String name, Line line, Ledger ledger, Random random) {
        this.name = name;
        this.line = line;
        this.ledger = ledger;
        this.random = random;
    }

    /** One work of the guest. */
    void act() {
        Booking mine = anyOfMine();
        int chance = random.nextInt(100);
        if (mine == null || chance < 35) {
            place();
        } else if (chance < 65 && (mine.status() == ReservationStatus.PENDING || random.nextInt(8) == 0)) {
            pay(mine);
        } else if (chance < 78) {
            modify(mine);
        } else if (chance < 88) {
            cancel(mine);
        } else {
            line.read(mine.id(), line.account()).ifPresent(ledger::seen);
        }
    }

    private void place() {
        Kind kind = random.nextInt(4) == 0 ? WANTED : pick(KINDS);
        LocalDate arrival = today().plusDays(random.nextInt(kind.equals(WANTED) ? 4 : 9));
        String key = newKey();
        String body = """
                {"hotelId": "htl_demo_%s", "roomTypeId": "rmt_demo_%s_%s", "ratePlanId": "rpl_demo_%s_%s",
                 "arrival": "%s", "departure": "%s", "rooms": %d, "adults": %d, "clientReference": "%s"}
                """.formatted(
                        kind.hotel(),
                        kind.hotel(),
                        kind.type(),
                        kind.hotel(),
                        pick(PLANS),
                        arrival,
                        arrival.plusDays(1 + random.nextInt(3)),
                        kind.equals(WANTED) ? 1 : 1 + random.nextInt(2),
                        kind.occupancy() / 2,
                        key);
        Answer answer = line.ask(new Asked(What.PLACE, line.account(), "/v1/reservations", body, key, null), "");
        if (answer.status() == 201 && random.nextInt(3) > 0) {
            pay(Booking.of(line.account(), answer));
        }
    }

    private void pay(Booking booking) {
        String body = "{\"reservationId\": \"%s\", \"paymentToken\": \"%s\"}".formatted(booking.id(), pick(TOKENS));
        line.ask(new Asked(What.PAY, line.account(), "/v1/payments", body, newKey(), null), pick(PATIENCE));
    }

    private void modify(Booking booking) {
        LocalDate departure = booking.departure().plusDays(random.nextInt(4) - 1);
        LocalDate arrival = random.nextInt(3) == 0 ? booking.arrival().plusDays(1) : booking.arrival();
        String body = departure.isAfter(arrival)
                ? "{\"arrival\": \"%s\", \"departure\": \"%s\"}".formatted(arrival, departure)
                : "{\"rooms\": 2}";
        change(What.MODIFY, "modify", booking, body);
    }

    private void cancel(Booking booking) {
        change(What.CANCEL, "cancel", booking, "{\"reason\": \"plans changed\"}");
    }

    private void change(What what, String action, Booking booking, String body) {
        line.read(booking.id(), line.account()).ifPresent(now -> {
            ledger.seen(now);
            String path = "/v1/reservations/" + now.id() + "/actions/" + action;
            String ifMatch = "\"" + now.version() + "\"";
            line.ask(new Asked(what, line.account(), path, body, newKey(), ifMatch), pick(PATIENCE));
        });
    }

    private @Nullable Booking anyOfMine() {
        List<Booking> mine = ledger.bookings().stream()
                .filter(Booking::isUpcoming)
                .filter(booking -> booking.account().equals(line.account()))
                .toList();
        return mine.isEmpty() ? null : pick(mine);
    }

    private LocalDate today() {
        return ledger.clock().atZone(ZoneId.of("Asia/Seoul")).toLocalDate();
    }

    private String newKey() {
        return name + "-" + ++requests;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
