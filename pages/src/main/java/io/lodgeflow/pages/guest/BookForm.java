package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.Occupant;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.web.TextValidator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a guest has said on the way to a booking, as it was typed; each page carries all of it to the next, so that any may
 * be loaded again, and nothing is kept on the server.
 *
 * @param childAges of the children, separated by commas
 * @param form the key that is fixed when the first page is made: however often it is sent, it books once
 * @param terms not empty once they are accepted
 * @param others names of those who come along, in the order of adults and children
 * @param card a token; {@code none} to go without
 */
record BookForm(
        @Nullable String hotelId,
        @Nullable String roomTypeId,
        @Nullable String ratePlanId,
        @Nullable String arrival,
        @Nullable String departure,
        @Nullable String adults,
        @Nullable String childAges,
        @Nullable String rooms,
        @Nullable String expectedTotal,
        @Nullable String currency,
        @Nullable String form,
        @Nullable String terms,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String requests,
        @Nullable String arrivalTime,
        @Nullable List<String> wishes,
        @Nullable List<String> others,
        @Nullable String card) {

    static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{2,38}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{C}\\p{Z}]{1,64}@[^@\\s\\p{C}\\p{Z}]{1,189}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_GUESTS = 100;
    static final int LONGEST_REQUESTS = 900;

    /** What is asked for, once it can be read; {@code expected} is the price that was seen. */
    record Stay(
            String hotelId,
            String roomTypeId,
            String ratePlanId,
            StayDates dates,
            int rooms,
            int adults,
            List<Integer> childAges,
            @Nullable Money expected) {

        int children() {
            return childAges.size();
        }

        /** The same again, of a booking that is there; at whatever price there is now. */
        static Stay of(Reservation booking) {
            List<Integer> ages = booking.occupants().stream()
                    .filter(Occupant::isChild)
                    .map(child -> Objects.requireNonNull(child.age()))
                    .toList();
            return new Stay(
                    booking.hotelId(),
                    booking.roomTypeId(),
                    booking.ratePlanId(),
                    booking.stay(),
                    booking.rooms(),
                    booking.adults(),
                    ages,
                    null);
        }

        Stay at(@Nullable Money price) {
            return new Stay(hotelId, roomTypeId, ratePlanId, dates, rooms, adults, childAges, price);
        }

        Stay of(String otherType, String otherPlan, Money price) {
            return new Stay(hotelId, otherType, otherPlan, dates, rooms, adults, childAges, price);
        }

        /** The same dates and guests for a hotel's page, or for the search. */
        String at(String page) {
            return people(UriComponentsBuilder.fromPath(page)).build().encode().toUriString();
        }

        /** The address of a step, with the form's key if there is one. */
        public String at(String page, @Nullable String form) {
            UriComponentsBuilder address = people(UriComponentsBuilder.fromPath(page)
                    .queryParam("hotelId", hotelId)
                    .queryParam("roomTypeId", roomTypeId)
                    .queryParam("ratePlanId", ratePlanId));
            if (expected != null) {
                address.queryParam("expectedTotal", expected.decimal()).queryParam("currency", expected.currencyCode());
            }
            if (form != null) {
                address.queryParam("form", form);
            }
            return address.build().encode().toUriString();
        }

        private UriComponentsBuilder people(UriComponentsBuilder address) {
            address.queryParam("arrival", dates.arrival())
                    .queryParam("departure", dates.departure())
                    .queryParam("adults", adults);
            if (!childAges.isEmpty()) {
                address.queryParam(
                        "childAges", childAges.stream().map(String::valueOf).collect(Collectors.joining(",")));
            }
            return address.queryParam("rooms", rooms);
        }

        /** What tells one wish of a form from another. */
        String words() {
            return String.join(
                    " ", hotelId, roomTypeId, ratePlanId, dates.toString(), rooms + " " + adults + " " + childAges);
        }
    }

    boolean hasKey() {
        return form != null && KEY.matcher(form).matches();
    }

    Result<Stay> stay() {
        try {
            LocalDate from = LocalDate.parse(said(arrival));
            LocalDate to = LocalDate.parse(said(departure));
            Optional<Refusal> refusal = PlacingPolicy.refusalOfDates(from, to);
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            return Result.done(new Stay(
                    said(hotelId),
                    said(roomTypeId),
                    said(ratePlanId),
                    new StayDates(from, to),
                    Math.clamp(number(rooms, 1), 1, StayDates.MOST_ROOMS),
                    Math.clamp(number(adults, 2), 1, MOST_GUESTS),
                    Arrays.stream(said(childAges).split(","))
                            .filter(age -> !age.isBlank())
                            .limit(MOST_GUESTS)
                            .map(age -> Math.clamp(number(age, 0), 0, Occupant.ADULT - 1))
                            .toList(),
                    expectedTotal == null || currency == null ? null : Money.parse(expectedTotal, currency)));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
            return Result.refused(Refusal.notFound("offer", said(hotelId)));
        }
    }

    /** The field at fault and what is wrong with it, as the end of a key of words. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        note(
                faults,
                "name",
                TextValidator.fault(said(name), 1, LONGEST_NAME, false).isPresent());
        note(faults, "email", !EMAIL.matcher(said(email)).matches());
        note(
                faults,
                "phone",
                !said(phone).isEmpty() && !PHONE.matcher(said(phone)).matches());
        note(
                faults,
                "requests",
                TextValidator.fault(said(requests), 0, LONGEST_REQUESTS, true).isPresent());
        note(
                faults,
                "others",
                others().stream()
                        .anyMatch(other -> TextValidator.fault(other, 0, LONGEST_NAME, false)
                                .isPresent()));
        return faults;
    }

    private static void note(Map<String, String> faults, String field, boolean wrong) {
        if (wrong) {
            faults.put(field, "book.fault." + field);
        }
    }

    @Override
    public List<String> others() {
        return others == null
                ? List.of()
                : others.stream().map(TextReader::normalised).toList();
    }

    @Override
    public List<String> wishes() {
        return wishes == null ? List.of() : wishes;
    }

    Set<RoomWish> roomWishes() {
        return wishesIn(wishes());
    }

    /** Those that there are. */
    static Set<RoomWish> wishesIn(List<String> said) {
        return Arrays.stream(RoomWish.values())
                .filter(wish -> said.contains(wish.name()))
                .collect(Collectors.toSet());
    }

    /** The guest, those who come along as far as they are named, and each child by age; spread over the rooms in turn. */
    List<Occupant> occupants(Stay stay) {
        return occupants(said(name), others(), stay.rooms(), stay.adults(), stay.childAges());
    }

    static List<Occupant> occupants(String name, List<String> others, int rooms, int adults, List<Integer> childAges) {
        List<Occupant> staying = new ArrayList<>();
        IntStream.range(0, adults + childAges.size()).forEach(i -> {
            String other = i == 0 ? name : i <= others.size() ? others.get(i - 1) : "";
            Integer age = i < adults ? null : childAges.get(i - adults);
            if (!other.isEmpty() || age != null) {
                staying.add(new Occupant(1 + i % rooms, other.isEmpty() ? null : other, age));
            }
        });
        return staying;
    }

    BookForm prefilled(String guestName, String guestEmail, String guestLanguage) {
        return new BookForm(
                hotelId,
                roomTypeId,
                ratePlanId,
                arrival,
                departure,
                adults,
                childAges,
                rooms,
                expectedTotal,
                currency,
                form,
                terms,
                name == null ? guestName : name,
                email == null ? guestEmail : email,
                phone,
                language == null ? guestLanguage : language,
                requests,
                arrivalTime,
                wishes,
                others,
                card);
    }

    static String said(@Nullable String typed) {
        return typed == null ? "" : TextReader.normalised(typed);
    }

    private static int number(@Nullable String typed, int otherwise) {
        return said(typed).isEmpty() ? otherwise : Integer.parseInt(said(typed));
    }
}
