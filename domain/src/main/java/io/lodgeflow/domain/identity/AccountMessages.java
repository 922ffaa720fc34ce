package io.lodgeflow.domain.identity;

import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;

/** Port to what owners of accounts are told about them by mail, such as that somebody guesses at their password. */
public interface AccountMessages {

    /** Stored in the owner's language within the running transaction; it leaves after the commit, at least once. */
    void tell(Account owner, Sentence subject, Sentence body);

    /** One that is stored. */
    record AccountMessage(
            String id, String recipient, String language, String subject, String body, Instant createdAt) {}
}
