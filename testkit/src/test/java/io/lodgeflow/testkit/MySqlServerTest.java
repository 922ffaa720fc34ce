package io.lodgeflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MySqlServerTest {

    @Test
    void isOneServerForTheWholeJvm() {
        assertThat(MySqlServer.shared()).isSameAs(MySqlServer.shared());
    }

    @Test
    void speaksUtf8AndUtcForManyConnections() throws SQLException {
        String url = MySqlServer.shared().createDatabase("settings");
        assertThat(read(url, "SELECT @@version")).startsWith("8.");
        assertThat(read(url, "SELECT @@character_set_database")).isEqualTo("utf8mb4");
        assertThat(read(url, "SELECT @@global.time_zone")).isEqualTo("+00:00");
        assertThat(read(url, "SELECT @@session.time_zone")).isEqualTo("+00:00");
        assertThat(read(url, "SELECT @@max_connections")).isEqualTo("300");
        assertThat(read(url, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
        assertThat(read(url, "SELECT @@log_bin")).isEqualTo("1");
        assertThat(read(url, "SELECT '서울 호텔 🏨'")).isEqualTo("서울 호텔 🏨");
    }

    @Test
    void keepsDatabasesApart() throws SQLException {
        MySqlServer server = MySqlServer.shared();
        String first = server.createDatabase("Apart");
        String second = server.createDatabase("Apart");
        execute(first, "CREATE TABLE room (number INT PRIMARY KEY)");

        execute(second, "CREATE TABLE room (number INT PRIMARY KEY)");
        execute(second, "INSERT INTO room VALUES (101)");

        assertThat(read(first, "SELECT COUNT(*) FROM room")).isEqualTo("0");
        server.dropDatabase(first);
        server.dropDatabase(first);
        assertThatThrownBy(() -> read(first, "SELECT 1")).hasMessageContaining("Unknown database");
        assertThat(read(second, "SELECT number FROM room")).isEqualTo("101");
    }

    @Test
    void keepsCommittedRowsThroughAKill() throws SQLException {
        try (MySqlServer server = MySqlServer.start(MySqlServer.Durability.DURABLE)) {
            String url = server.createDatabase("kill");
            assertThat(read(url, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
            assertThat(read(url, "SELECT @@log_bin")).isEqualTo("0");
            execute(url, "CREATE TABLE stay (guest VARCHAR(40) PRIMARY KEY)");
            execute(url, "INSERT INTO stay VALUES ('committed')");
            try (Connection open = connect(url)) {
                open.setAutoCommit(false);
                open.createStatement().execute("INSERT INTO stay VALUES ('uncommitted')");

                server.restart();

                assertThat(open.isValid(5)).isFalse();
            }
            assertThat(read(url, "SELECT GROUP_CONCAT(guest) FROM stay")).isEqualTo("committed");
            assertThat(server.createDatabase("kill")).isNotEqualTo(url);
        }
    }

    @Test
    void endsWhenClosed() {
        MySqlServer server = MySqlServer.start(MySqlServer.Durability.FAST);
        server.close();
        server.close();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void refusesWhatItCannotName() {
        MySqlServer server = MySqlServer.shared();
        assertThatThrownBy(() -> server.createDatabase("a-b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.dropDatabase("jdbc:mysql://production/hotel"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "root", "");
    }
}
