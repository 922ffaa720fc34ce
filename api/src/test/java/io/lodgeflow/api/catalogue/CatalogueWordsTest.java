package io.lodgeflow.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.web.catalogue.CityNames;
import io.lodgeflow.web.catalogue.RoomsLeft;
import jakarta.validation.ConstraintValidatorContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class CatalogueWordsTest {

    @Test
    void imagesAreWebAddresses() {
        WebAddress.Check check = new WebAddress.Check();
        ConstraintValidatorContext context = Mockito.mock();
        for (String good : new String[] {"https://example.org/a.jpg", "http://example.org", "/images/a.svg"}) {
            assertThat(check.isValid(good, context)).as(good).isTrue();
        }
        for (String bad : new String[] {
            "ftp://example.org/a",
            "javascript:alert(1)",
            "//example.org/a",
            "https:///a",
            "https://u:p@example.org/",
            "a b",
            ""
        }) {
            assertThat(check.isValid(bad, context)).as(bad).isFalse();
        }
    }

    @Test
    void aCityIsMeantByEachOfItsNames() {
        for (String name : new String[] {"Lisbon", "lisboa", " LISBÔA ", "리스본", "里斯本", "Lissabon"}) {
            assertThat(CityNames.isOf("Lisbon", "PT", name)).as(name).isTrue();
            assertThat(CityNames.isOf("LISBOA", "PT", name)).as(name).isTrue();
            assertThat(CityNames.isOf("Lisbon", "US", name))
                    .as(name + " elsewhere")
                    .isEqualTo(name.equals("Lisbon"));
        }
        assertThat(CityNames.isOf("Lisbon", "PT", "Lisb")).isFalse();
        assertThat(CityNames.isOf("Kleindorf-Ö", "AT", "kleindorf o")).isTrue();
        assertThat(CityNames.isOf("★", "AT", "")).isFalse();
        assertThat(CityNames.of("Kleindorf", "AT")).containsExactly("Kleindorf");
    }

    @Test
    void noNameMeansTwoCitiesOfACountry() throws IOException {
        Map<String, String> lines = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(CityNames.class.getResourceAsStream("city-names.txt"))) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(one -> !one.startsWith("#"))
                    .toList()) {
                assertThat(line).matches("[A-Z]{2} [^,]+(, [^,]+)+");
                for (String name : line.substring(3).split(", ", -1)) {
                    String key = SearchWords.key(name);
                    assertThat(key).as(line).isNotEmpty();
                    assertThat(lines.merge(line.substring(0, 3) + key, line, (before, now) -> before))
                            .as(name)
                            .isEqualTo(line);
                }
            }
        }
        assertThat(lines.values()).hasSizeGreaterThan(500);
    }

    @Test
    void guestsAreToldWhatIsLeftWhenItIsLittle() {
        assertThat(RoomsLeft.inWords(0)).isEqualTo("sold out");
        assertThat(RoomsLeft.inWords(3)).isEqualTo("3 left");
        assertThat(RoomsLeft.inWords(10)).isEqualTo("available");
        assertThat(RoomsLeft.told(9)).isEqualTo(9);
        assertThat(RoomsLeft.told(10)).isNull();
    }
}
