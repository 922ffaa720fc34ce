package io.lodgeflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @ParameterizedTest
    @ValueSource(strings = {"h2", "mysql"})
    void restoresWhatWasSaved(String kind, @TempDir Path directory) throws SQLException, IOException {
        System.setProperty(PROPERTY, kind);
        String odd = "two\nlines;\n(a 'quoted' one \\ {fn now()} 방)";
        byte[] bytes = {0, 10, 39, -1};
        TestDatabase first = TestDatabase.create("saved");
        try (Connection connection = first.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE note (id INT AUTO_INCREMENT PRIMARY KEY, words TEXT, bytes BLOB,"
                    + " since DATETIME(3), open BOOLEAN)");
            statement.execute("CREATE VIEW open_note AS SELECT id FROM note WHERE open = TRUE");
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO note (words, bytes, since, open) VALUES (?, ?, '2026-06-01 08:00:00.125', TRUE)")) {
                insert.setString(1, odd);
                insert.setBytes(2, bytes);
                insert.execute();
            }
            statement.execute("INSERT INTO note (words, open) VALUES ('', FALSE)");
        }
        Path file = directory.resolve("saved.gz");
        first.save(file);
        try (Connection connection = first.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP VIEW open_note");
            statement.execute("DROP TABLE note");
        }
        try (InputStream saved = Files.newInputStream(file);
                Connection connection = TestDatabase.restored("restored", saved).connect();
                Statement statement = connection.createStatement()) {
            assertThat(value(statement, "SELECT words FROM note WHERE id = 1")).isEqualTo(odd);
            try (ResultSet row = statement.executeQuery("SELECT bytes FROM note WHERE id = 1")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBytes(1)).containsExactly(bytes);
            }
            assertThat(value(statement, "SELECT since FROM note WHERE id = 1")).startsWith("2026-06-01 08:00:00.125");
            assertThat(value(
                            statement,
                            "SELECT COUNT(*) FROM note WHERE words = '' AND bytes IS NULL AND since IS NULL"))
                    .isEqualTo("1");
            assertThat(value(statement, "SELECT id FROM open_note")).isEqualTo("1");
            statement.execute("INSERT INTO note (words) VALUES ('next')");
            assertThat(value(statement, "SELECT id FROM note WHERE words = 'next'"))
                    .isEqualTo("3");
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
