package io.lodgeflow.domain.catalogue;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores a short list of texts (amenities, image addresses) as the lines of one column; order is kept. */
@Converter
public final class Lines implements AttributeConverter<List<String>, String> {

    @Override
    public String convertToDatabaseColumn(@Nullable List<String> lines) {
        return lines == null ? "" : String.join("\n", lines);
    }

    @Override
    public List<String> convertToEntityAttribute(@Nullable String column) {
        return column == null || column.isEmpty() ? List.of() : List.of(column.split("\n", -1));
    }
}
