package io.lodgeflow.application.demo;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.Lines;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the demo's catalogue and accounts as rows, many in one round trip. Knows the tables; opens no transaction. */
final class DemoRows {

    private static final Lines LINES = new Lines();

    private final JdbcTemplate database;

    DemoRows(JdbcTemplate database) {
        this.database = database;
    }

    void insert(DemoCatalogue catalogue) {
        List<DemoHotel> hotels = catalogue.hotels();
        insertHotels(hotels.stream().map(DemoHotel::hotel).toList());
        for (DemoHotel hotel : hotels) {
            insertRoomTypes(hotel);
        }
        insertRooms(hotels.stream().flatMap(hotel -> hotel.rooms().stream()).toList());
        insertRatePlans(
                hotels.stream().flatMap(hotel -> hotel.ratePlans().stream()).toList());
    }

    private void insertHotels(List<Hotel> hotels) {
        insert("""
                insert into hotel (id, version, time_zone, currency, name, description, address, city, country,
                    latitude, longitude, star_rating, guest_rating, amenities, images, check_in_hour, check_out_hour,
                    no_show_cut_off_hour, overbooking_percent, booking_horizon_days)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", hotels, DemoRows::values);
    }

    private static Object[] values(Hotel hotel) {
        HotelDetails details = hotel.details();
        return new Object[] {
            hotel.id(),
            hotel.zone().getId(),
            hotel.currency().getCurrencyCode(),
            details.name(),
            details.description(),
            details.address(),
            details.city(),
            details.country(),
            details.latitude(),
            details.longitude(),
            details.starRating(),
            details.guestRating(),
            LINES.convertToDatabaseColumn(details.amenities()),
            LINES.convertToDatabaseColumn(details.images()),
            details.checkInHour(),
            details.checkOutHour(),
            details.noShowCutOffHour(),
            details.overbookingPercent(),
            details.bookingHorizonDays()
        };
    }

    private void insertRoomTypes(DemoHotel hotel) {
        insert("""
                insert into room_type (id, version, hotel_id, code, name, description, occupancy, beds, square_metres,
                    grade, base_price_minor, amenities, images)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", hotel.roomTypes(), DemoRows::values);
    }

    private static Object[] values(RoomType type) {
        RoomTypeDetails details = type.details();
        return new Object[] {
            type.id(),
            type.hotelId(),
            type.code(),
            details.name(),
            details.description(),
            details.occupancy(),
            details.beds(),
            details.squareMetres(),
            details.grade(),
            details.basePriceMinor(),
            LINES.convertToDatabaseColumn(details.amenities()),
            LINES.convertToDatabaseColumn(details.images())
        };
    }

    private void insertRooms(List<Room> rooms) {
        insert("""
                insert into room (id, version, hotel_id, room_type_id, number, floor, features, status)
                values (?, 0, ?, ?, ?, ?, ?, ?)""", rooms, room -> new Object[] {
            room.id(),
            room.hotelId(),
            room.roomTypeId(),
            room.number(),
            room.floor(),
            LINES.convertToDatabaseColumn(
                    room.features().stream().sorted().map(Enum::name).toList()),
            room.status().name()
        });
    }

    private void insertRatePlans(List<RatePlan> plans) {
        insert("""
                insert into rate_plan (id, version, hotel_id, code, name, price_percent, payment_plan,
                    deposit_percent, cancellation_policy, dates_changeable)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)""", plans, plan -> new Object[] {
            plan.id(),
            plan.hotelId(),
            plan.code(),
            plan.name(),
            plan.pricePercent(),
            plan.paymentPlan().name(),
            plan.depositPercent(),
            plan.cancellationPolicy(),
            plan.datesChangeable()
        });
    }

    void insertAccounts(List<Account> accounts) {
        insert("""
                insert into account (id, version, email, password_hash, name, role, hotel_id, language, vip_level, demo,
                    created_at)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", accounts, account -> new @Nullable Object[] {
            account.id(),
            account.email(),
            account.passwordHash(),
            account.name(),
            account.role().name(),
            account.hotelId(),
            account.language(),
            account.vipLevel(),
            account.isDemo(),
            UtcTime.of(account.createdAt())
        });
    }

    void insertPoints(List<String> accountIds, long points, Instant now) {
        insert("insert into points_account (account_id, balance, owed) values (?, ?, 0)", accountIds, account ->
                new Object[] {account, points});
        insert("""
                insert into points_entry (entry_key, account_id, kind, points, note, created_at)
                values (?, ?, 'GRANTED', ?, ?, ?)""", accountIds, account -> new Object[] {
            "demo:" + account, account, points, Sentence.of("points.welcome").stored(), UtcTime.of(now)
        });
    }

    private <T> void insert(String statement, List<T> entries, Function<T, @Nullable Object[]> values) {
        database.batchUpdate(statement, entries, 1_000, (prepared, entry) -> {
            @Nullable Object[] row = values.apply(entry);
            for (int column = 0; column < row.length; column++) {
                prepared.setObject(column + 1, row[column]);
            }
        });
    }
}
