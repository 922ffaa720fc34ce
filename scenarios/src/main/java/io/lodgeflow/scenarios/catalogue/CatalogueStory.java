package io.lodgeflow.scenarios.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Accounts;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Stories of a catalogue: who writes it, and the sentences that are told of each of its entries. */
abstract class CatalogueStory extends Story {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final TestHotel hotel = hotel(2, 1);
    final Http admin = person("admin");

    /** A member of that hotel's staff who was never seen before. */
    final Http staffOf(String hotelId, Role role) {
        String name = "staff-" + NUMBER.incrementAndGet();
        Accounts accounts = lodgeflow.bean(Accounts.class);
        lodgeflow.bean(Transactions.class).run(() -> {
            String passwordHash =
                    accounts.find("acc_demo_manager").orElseThrow().passwordHash();
            accounts.add(new Account(
                    "acc_" + name,
                    name + "@demo.lodgeflow.example",
                    passwordHash,
                    "Somebody of the house",
                    role,
                    hotelId,
                    "en",
                    0,
                    true,
                    lodgeflow.now()));
        });
        return Http.demo(lodgeflow.uri(), name);
    }

    /** A body of which there was none before. */
    final Map<String, Object> body(Entry entry) {
        return entry.body(NUMBER.incrementAndGet(), hotel.typeId("standard"));
    }

    final String collection(Entry entry) {
        return entry.pathOf(hotel.id());
    }

    /** A new entry; answers where it is. */
    final String created(Entry entry) {
        return created(admin, collection(entry), body(entry));
    }

    final String created(Http who, String path, Map<String, Object> body) {
        Answer answer = who.once().post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.header("Location").orElseThrow();
    }

    /** Changed by somebody who has just read it. */
    final Answer change(Http who, String path, Map<String, ?> patch) {
        return patch(who.with("If-Match", tag(path)), path, JsonMapper.shared().writeValueAsString(patch));
    }

    static Answer patch(Http who, String path, String patch) {
        return who.with("Content-Type", "application/merge-patch+json").send("PATCH", path, patch);
    }

    /** Removed by somebody who has just read it. */
    final Answer remove(Http who, String path) {
        return who.with("If-Match", tag(path)).send("DELETE", path, null);
    }

    final void removed(String path) {
        Answer answer = remove(admin, path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    final String tag(String path) {
        return admin.get(path).header("ETag").orElseThrow();
    }

    static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
