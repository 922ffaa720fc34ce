package io.lodgeflow.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintValidatorContext;
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
    void guestsAreToldWhatIsLeftWhenItIsLittle() {
        assertThat(RoomsLeft.inWords(0)).isEqualTo("sold out");
        assertThat(RoomsLeft.inWords(3)).isEqualTo("3 left");
        assertThat(RoomsLeft.inWords(10)).isEqualTo("available");
        assertThat(RoomsLeft.told(9)).isEqualTo(9);
        assertThat(RoomsLeft.told(10)).isNull();
    }
}
