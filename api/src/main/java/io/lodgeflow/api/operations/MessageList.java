package io.lodgeflow.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages a caller may see, newest first, one statement a page. Failures of sending are shown to staff only,
 * keys of links to guests only. */
@Component
class MessageList {

    private static final String CURSOR = "messages";

    private static final String SELECT = """
            select m.id, m.reservation_id, lower(m.kind) as kind, m.recipient, m.language, m.subject,
                   case when :isGuest then m.body
                        else replace(replace(m.body, coalesce(p.link_key, '(no key)'), '…'),
                                     coalesce(c.link_key, '(no key)'), '…') end as body,
                   m.created_at, m.sent_at, m.attempts, case when :isGuest then null else m.last_error end as last_error
            from guest_message m join reservation r on r.id = m.reservation_id
                 left join guest_link p on p.reservation_id = r.id and p.purpose = 'PAYMENT'
                 left join guest_link c on c.reservation_id = r.id and c.purpose = 'CLOSURE'
            where 1 = 1
            """;

    private final JdbcClient jdbc;

    MessageList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String id,
            String reservationId,
            String kind,
            String recipient,
            String language,
            String subject,
            String body,
            Instant createdAt,
            @Nullable Instant sentAt,
            int attempts,
            @Nullable String lastError) {}

    Page<Listed> page(PageRequest page, Caller caller) {
        String hotel =
                caller.isGuest() || caller.role().isHeadOffice() ? null : Objects.requireNonNull(caller.hotelId());
        String before =
                page.after(CURSOR, 1).map(cursor -> cursor.values().getFirst()).orElse(null);
        List<Listed> found = jdbc.sql(String.join(
                        " ",
                        SELECT,
                        caller.isGuest() ? "and (r.guest_id = :guest or r.guest_account_id = :guest)" : "",
                        hotel == null ? "" : "and r.hotel_id = :hotel",
                        before == null ? "" : "and m.id < :before",
                        "order by m.id desc limit :most"))
                .param("isGuest", caller.isGuest())
                .param("guest", caller.accountId())
                .param("hotel", hotel)
                .param("before", before)
                .param("most", page.limit() + 1)
                .query(UtcTime.rows(Listed.class))
                .list();
        return Page.of(found, page.limit(), message -> new Cursor(CURSOR, List.of(message.id())));
    }
}
