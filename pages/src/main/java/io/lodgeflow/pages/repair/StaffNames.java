package io.lodgeflow.pages.repair;

import io.lodgeflow.engine.time.UtcTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of the head office a booking may be given to, by name. */
@Component
class StaffNames {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    StaffNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record StaffName(String id, String name) {}

    List<StaffName> headOffice() {
        return jdbc.sql("""
                select id, name from account where role in ('OPERATIONS', 'SUPPORT', 'ADMIN') order by name, id limit ?
                """).param(MOST).query(UtcTime.rows(StaffName.class)).list();
    }
}
