package io.lodgeflow.engine.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;

/** Instants in plain SQL: columns keep UTC without a zone, on each database and machine. JPA is told the same by its setting. */
public final class UtcTime {

    public static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    public static Instant read(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    public static Instant read(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(readIfAny(row, column));
    }

    /** As {@link #read}, of a column that may be empty. */
    public static @Nullable Instant readIfAny(ResultSet row, String column) throws SQLException {
        return readIfAny(row, row.findColumn(column));
    }

    private static @Nullable Instant readIfAny(ResultSet row, int column) throws SQLException {
        LocalDateTime utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : read(utc);
    }

    /** Rows as records whose components have the names of columns, {@code created_at} for {@code createdAt}; further columns are left out. */
    public static <T> RowMapper<T> rows(Class<T> type) {
        return new Rows<>(type);
    }

    private static final class Rows<T> extends DataClassRowMapper<T> {
        private Rows(Class<T> type) {
            super(type);
        }

        /** It is asked for first. By a name without underscores the driver finds nothing, and throws for each column and row. */
        @Override
        protected String lowerCaseName(@Nullable String name) {
            return underscoreName(name);
        }

        @Override
        protected @Nullable Object getColumnValue(ResultSet row, int column, Class<?> type) throws SQLException {
            if (type.isRecord()) {
                return row.getString(column); // and made of it by its constructor, or its from(), of a text
            }
            return type == Instant.class ? readIfAny(row, column) : super.getColumnValue(row, column, type);
        }
    }

    private UtcTime() {}
}
