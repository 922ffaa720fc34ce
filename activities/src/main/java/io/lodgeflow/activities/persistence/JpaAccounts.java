package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Accounts;
import io.lodgeflow.domain.identity.Role;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class JpaAccounts implements Accounts {

    private final EntityManager entities;

    JpaAccounts(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Account> find(String id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return entities
                .createQuery("from Account where email = :email", Account.class)
                .setParameter("email", email.toLowerCase(Locale.ROOT))
                .getResultList()
                .stream()
                .findFirst();
    }

    @Override
    public boolean hasAdmin() {
        return entities.createQuery("select count(*) from Account where role = :role and not demo", Long.class)
                        .setParameter("role", Role.ADMIN)
                        .getSingleResult()
                > 0;
    }

    @Override
    public void add(Account account) {
        entities.persist(account);
    }
}
