package io.lodgeflow.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void noPasswordOfTheDatabaseIsShown() {
        assertThat(DatabaseAddress.withoutPassword(
                        "jdbc:mysql://db:3306/lodgeflow?user=app&password=s3cret&useSSL=true"))
                .isEqualTo("jdbc:mysql://db:3306/lodgeflow?user=app&password=***&useSSL=true");
        assertThat(DatabaseAddress.withoutPassword("jdbc:mysql://app:s3cret@db:3306/lodgeflow"))
                .isEqualTo("jdbc:mysql://app:***@db:3306/lodgeflow");
        assertThat(DatabaseAddress.withoutPassword("jdbc:h2:file:./data/lodgeflow;PASSWORD=x"))
                .isEqualTo("jdbc:h2:file:./data/lodgeflow;PASSWORD=***");
        assertThat(DatabaseAddress.withoutPassword("jdbc:h2:file:./data/lodgeflow"))
                .isEqualTo("jdbc:h2:file:./data/lodgeflow");
    }
}
