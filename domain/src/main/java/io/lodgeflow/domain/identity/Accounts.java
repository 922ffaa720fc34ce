package io.lodgeflow.domain.identity;

import java.util.Optional;

/** Port to the stored accounts. */
public interface Accounts {

    Optional<Account> find(String id);

    /** @param email compared in lower case */
    Optional<Account> findByEmail(String email);

    /** Whether a real administrator is there; demo accounts do not count. */
    boolean hasAdmin();

    void add(Account account);
}
