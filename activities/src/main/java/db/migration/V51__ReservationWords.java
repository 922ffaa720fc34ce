package db.migration;

import io.lodgeflow.activities.search.WordIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * The words by which staff finds bookings, filled for those that are there already. Words are compared by their bytes on
 * both databases, because a prefix is searched as a range. Killed half way, it begins again from nothing.
 */
public class V51__ReservationWords extends BaseJavaMigration {

    private static final int PAGE = 500;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        String product = connection.getMetaData().getDatabaseProductName();
        boolean mysql = product.toLowerCase(Locale.ROOT).contains("mysql");
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists reservation_word");
            statement.execute("create table reservation_word (word varchar(40)"
                    + (mysql ? " character set utf8mb4 collate utf8mb4_bin" : "")
                    + " not null, reservation_id varchar(40) not null, primary key (word, reservation_id))");
            statement.execute("create index reservation_word_of on reservation_word (reservation_id)");
        }
        String last = "";
        for (List<String> page = page(connection, last); !page.isEmpty(); page = page(connection, last)) {
            for (String id : page) {
                WordIndex.write(connection, id);
            }
            last = page.getLast();
        }
    }

    private static List<String> page(Connection connection, String after) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id from reservation where id > ? order by id limit " + PAGE)) {
            select.setString(1, after);
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }
}
