package io.lodgeflow.application;

import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Where the data are, for people: the JDBC address without any password. */
public final class DatabaseAddress {

    private static final Pattern SECRET =
            Pattern.compile("(?i)((?:password|pwd|passwd)[a-z0-9]*=)[^&;,)]*|(//[^:/@]+:)[^@/]*(?=@)");

    /** Never fails: of a database that cannot be reached it says so. */
    public static String of(DataSource dataSource) {
        try {
            String url = JdbcUtils.extractDatabaseMetaData(dataSource, metadata -> metadata.getURL());
            return withoutPassword(url);
        } catch (MetaDataAccessException unknown) {
            return "unknown (" + unknown.getMessage() + ")";
        }
    }

    /** The JDBC address with asterisks in place of any password. */
    static String withoutPassword(String jdbcUrl) {
        return SECRET.matcher(jdbcUrl)
                .replaceAll(found -> (found.group(1) == null ? found.group(2) : found.group(1)) + "***");
    }

    private DatabaseAddress() {}
}
