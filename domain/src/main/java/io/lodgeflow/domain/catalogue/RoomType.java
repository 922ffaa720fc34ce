package io.lodgeflow.domain.catalogue;

import io.lodgeflow.domain.money.Money;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of room a hotel sells. Guests book a room type; the physical room is assigned 24 hours before check-in. */
@Entity
@Table(name = "room_type")
public class RoomType extends CatalogueEntry {

    private String hotelId;
    private String code;

    private String name;
    private @Nullable String nameKo;
    private String description;
    private @Nullable String descriptionKo;
    private int occupancy;
    private String beds;
    private @Nullable String bedsKo;
    private int squareMetres;
    private int grade;
    private long basePriceMinor;

    @Convert(converter = Lines.class)
    private List<String> amenities;

    @Convert(converter = Lines.class)
    private List<String> images;

    @SuppressWarnings("NullAway.Init")
    protected RoomType() {}

    @SuppressWarnings("NullAway.Init") // change() sets the rest
    public RoomType(String id, String hotelId, String code, RoomTypeDetails details) {
        super(id);
        this.hotelId = hotelId;
        this.code = code;
        change(details);
    }

    public void change(RoomTypeDetails details) {
        name = details.name();
        description = details.description();
        occupancy = details.occupancy();
        beds = details.beds();
        squareMetres = details.squareMetres();
        grade = details.grade();
        basePriceMinor = details.basePriceMinor();
        amenities = List.copyOf(details.amenities());
        images = List.copyOf(details.images());
    }

    /** What is read by readers of Korean; absent, or empty texts: as others read it. */
    public void sayInKorean(@Nullable Texts texts) {
        nameKo = texts == null ? null : texts.name();
        descriptionKo = texts == null ? null : texts.description();
        bedsKo = texts == null ? null : texts.beds();
    }

    /** What was said in Korean; absent if nothing was. */
    public @Nullable Texts inKorean() {
        return nameKo == null
                ? null
                : new Texts(nameKo, descriptionKo == null ? "" : descriptionKo, bedsKo == null ? "" : bedsKo);
    }

    /** Its name for a reader of the language, {@code en} or {@code ko}. */
    public String name(String language) {
        return language.equals("ko") && nameKo != null ? nameKo : name;
    }

    /** @param name never empty */
    public record Texts(String name, String description, String beds) {}

    public RoomTypeDetails details() {
        return new RoomTypeDetails(
                name, description, occupancy, beds, squareMetres, grade, basePriceMinor, amenities, images);
    }

    @Override
    public String hotelId() {
        return hotelId;
    }

    @Override
    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public int occupancy() {
        return occupancy;
    }

    /** Order of quality within the hotel: an upgrade goes to the next higher grade. */
    public int grade() {
        return grade;
    }

    public Money basePrice(Currency currency) {
        return new Money(basePriceMinor, currency);
    }

    /**
     * What may be changed of a room type.
     *
     * @param occupancy most guests one room takes, adults and children together
     * @param grade order of quality within the hotel, higher is better
     * @param basePriceMinor price of a night where the calendar names none, in minor units of the hotel's currency
     */
    public record RoomTypeDetails(
            String name,
            String description,
            int occupancy,
            String beds,
            int squareMetres,
            int grade,
            long basePriceMinor,
            List<String> amenities,
            List<String> images) {}
}
