package io.lodgeflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestDatabaseTest {

    private static final String PROPERTY = "lodgeflow.test.database";

    private String chosenForThisRun = "";

    @BeforeEach
    void rememberTheChoice() {
        chosenForThisRun = System.getProperty(PROPERTY, "h2");
    }

    @AfterEach
    void restoreTheChoice() {
        System.setProperty(PROPERTY, chosenForThisRun);
    }

    @Test
    void isH2UnlessToldOtherwise() throws SQLException {
        System.clearProperty(PROPERTY);
        TestDatabase database = TestDatabase.create("choice");
        assertThat(database.name()).isEqualTo("h2");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(value(statement, "SELECT LOCK_TIMEOUT()")).isEqualTo("10000");
            assertThat(value(
                            statement,
                            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME='MODE'"))
                    .isEqualTo("MySQL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "mysql"})
    void createsSeparateDatabasesThatOutliveTheirConnections(String kind) throws SQLException {
        System.setProperty(PROPERTY, kind);
        TestDatabase first = TestDatabase.create("separate");
        TestDatabase second = TestDatabase.create("separate");
        assertThat(first.name()).isEqualTo(kind);
        for (TestDatabase database : new TestDatabase[] {first, second}) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE room (number INT PRIMARY KEY)");
            }
        }
        try (Connection connection = first.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO room VALUES (101)");
        }
        try (Connection connection = first.connect();
                Statement statement = connection.createStatement()) {
            assertThat(value(statement, "SELECT COUNT(*) FROM room")).isEqualTo("1");
        }
        try (Connection connection = second.connect();
                Statement statement = connection.createStatement()) {
            assertThat(value(statement, "SELECT COUNT(*) FROM room")).isEqualTo("0");
        }
    }

    @Test
    void refusesAnUnknownKind() {
        System.setProperty(PROPERTY, "oracle");
        assertThatThrownBy(() -> TestDatabase.create("unknown"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("h2 or mysql, not 'oracle'");
    }

    private static String value(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
