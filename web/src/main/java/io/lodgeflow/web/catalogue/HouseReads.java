package io.lodgeflow.web.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.catalogue.Lines;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.Room.RoomFeature;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ReaderLanguage;
import io.lodgeflow.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what one hotel has, deleted entries left out: one statement each. */
@Component
public class HouseReads {

    /**
     * A kind of room as callers read it.
     *
     * @param occupancy most guests one room takes, adults and children together
     * @param grade order of quality within the hotel, higher is better
     * @param basePrice price of a night where the calendar names none
     */
    public record RoomTypeView(
            String id,
            String hotelId,
            String code,
            String name,
            String description,
            int occupancy,
            String beds,
            int squareMetres,
            int grade,
            Money basePrice,
            List<String> amenities,
            List<String> images,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            RoomTypeTranslations translations,

            @JsonIgnore int version)
            implements HotelReads.Versioned {}

    /**
     * Terms of sale as callers read them.
     *
     * @param pricePercent share of the calendar's price
     * @param paymentPlan prepaid: the whole price within the payment deadline; pay_at_hotel: confirmed at once; deposit: a
     *     share within the payment deadline, the rest at check-out
     * @param depositPercent that share; 0 for other plans
     * @param cancellationPolicy rule set of the cancellation table
     * @param datesChangeable whether arrival and departure may be changed once it is booked
     */
    public record RatePlanView(
            String id,
            String hotelId,
            String code,
            String name,
            int pricePercent,
            PaymentPlan paymentPlan,
            int depositPercent,
            String cancellationPolicy,
            boolean datesChangeable,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            RatePlanTranslations translations,

            @JsonIgnore int version)
            implements HotelReads.Versioned {

        public RatePlanView {
            cancellationPolicy = cancellationPolicy.toLowerCase(Locale.ROOT);
        }
    }

    /** What readers of one language read of a room type. */
    public record RoomTypeTexts(
            @NotNull @Text(max = 200) String name,

            @Nullable @Text(min = 0, max = 4000, multiline = true)
            String description,

            @Nullable @Text(min = 0, max = 200) String beds) {}

    /** By language; English is in the fields themselves. */
    public record RoomTypeTranslations(@Nullable @Valid RoomTypeTexts ko) {}

    /** What readers of one language read of a rate plan. */
    public record RatePlanTexts(@NotNull @Text(max = 200) String name) {}

    /** By language; English is in the fields themselves. */
    public record RatePlanTranslations(@Nullable @Valid RatePlanTexts ko) {}

    /** A physical room as staff reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RoomView(
            String id,
            String hotelId,
            String roomTypeId,
            String number,
            int floor,
            List<RoomFeature> features,
            RoomStatus status,
            @Nullable LocalDate outOfOrderFrom,
            @Nullable LocalDate outOfOrderTo,
            @JsonIgnore int version)
            implements HotelReads.Versioned {}

    private static final String ROOMS = "rooms";
    private static final Lines LINES = new Lines();
    private static final String SELECT_TYPES = """
            select t.*, h.currency from room_type t join hotel h on h.id = t.hotel_id
            where t.hotel_id = ? and t.deleted_at is null
            """;
    private static final String SELECT_PLANS = "select * from rate_plan where hotel_id = ? and deleted_at is null ";

    private final JdbcClient jdbc;
    private final Transactions transactions;

    HouseReads(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** By grade. */
    public List<RoomTypeView> roomTypes(String hotelId) {
        return list(SELECT_TYPES + "order by t.grade, t.code", HouseReads::roomType, hotelId);
    }

    public Optional<RoomTypeView> roomType(String hotelId, String id) {
        return list(SELECT_TYPES + "and t.id = ?", HouseReads::roomType, hotelId, id).stream()
                .findFirst();
    }

    /** By code. */
    public List<RatePlanView> ratePlans(String hotelId) {
        return list(SELECT_PLANS + "order by code", HouseReads::ratePlan, hotelId);
    }

    public Optional<RatePlanView> ratePlan(String hotelId, String id) {
        return list(SELECT_PLANS + "and id = ?", HouseReads::ratePlan, hotelId, id).stream()
                .findFirst();
    }

    /** By number. */
    public Page<RoomView> rooms(String hotelId, @Nullable String roomTypeId, PageRequest page) {
        Optional<String> last =
                page.after(ROOMS, 1).map(cursor -> cursor.values().getFirst());
        List<RoomView> found = transactions.read(() -> jdbc.sql(String.join(
                        " ",
                        "select * from room where hotel_id = :hotel and deleted_at is null",
                        roomTypeId == null ? "" : "and room_type_id = :type",
                        last.isEmpty() ? "" : "and number > :last",
                        "order by number limit :most"))
                .param("hotel", hotelId)
                .param("type", roomTypeId)
                .param("last", last.orElse(null))
                .param("most", page.limit() + 1)
                .query(HouseReads::room)
                .list());
        return Page.of(found, page.limit(), room -> new Cursor(ROOMS, List.of(room.number())));
    }

    public Optional<RoomView> room(String hotelId, String id) {
        return list(
                        "select * from room where hotel_id = ? and deleted_at is null and id = ?",
                        HouseReads::room,
                        hotelId,
                        id)
                .stream()
                .findFirst();
    }

    private <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) {
        return transactions.read(
                () -> jdbc.sql(sql).params(values).query(mapper).list());
    }

    private static @Nullable RoomTypeTranslations texts(ResultSet row) throws SQLException {
        String name = row.getString("name_ko");
        return name == null
                ? null
                : new RoomTypeTranslations(
                        new RoomTypeTexts(name, row.getString("description_ko"), row.getString("beds_ko")));
    }

    private static RatePlanView ratePlan(ResultSet row, int number) throws SQLException {
        String korean = row.getString("name_ko");
        return new RatePlanView(
                row.getString("id"),
                row.getString("hotel_id"),
                row.getString("code"),
                ReaderLanguage.choose(row.getString("name"), korean),
                row.getInt("price_percent"),
                PaymentPlan.valueOf(row.getString("payment_plan")),
                row.getInt("deposit_percent"),
                row.getString("cancellation_policy"),
                row.getBoolean("dates_changeable"),
                korean == null ? null : new RatePlanTranslations(new RatePlanTexts(korean)),
                row.getInt("version"));
    }

    private static RoomTypeView roomType(ResultSet row, int number) throws SQLException {
        return new RoomTypeView(
                row.getString("id"),
                row.getString("hotel_id"),
                row.getString("code"),
                ReaderLanguage.choose(row.getString("name"), row.getString("name_ko")),
                ReaderLanguage.choose(row.getString("description"), row.getString("description_ko")),
                row.getInt("occupancy"),
                ReaderLanguage.choose(row.getString("beds"), row.getString("beds_ko")),
                row.getInt("square_metres"),
                row.getInt("grade"),
                Money.ofMinor(row.getLong("base_price_minor"), row.getString("currency")),
                LINES.convertToEntityAttribute(row.getString("amenities")),
                LINES.convertToEntityAttribute(row.getString("images")),
                texts(row),
                row.getInt("version"));
    }

    private static RoomView room(ResultSet row, int number) throws SQLException {
        return new RoomView(
                row.getString("id"),
                row.getString("hotel_id"),
                row.getString("room_type_id"),
                row.getString("number"),
                row.getInt("floor"),
                LINES.convertToEntityAttribute(row.getString("features")).stream()
                        .map(RoomFeature::valueOf)
                        .toList(),
                RoomStatus.valueOf(row.getString("status")),
                row.getObject("out_of_order_from", LocalDate.class),
                row.getObject("out_of_order_to", LocalDate.class),
                row.getInt("version"));
    }
}
