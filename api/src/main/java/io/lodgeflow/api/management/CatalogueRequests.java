package io.lodgeflow.api.management;

import io.lodgeflow.domain.catalogue.CatalogueEntry;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.workflows.management.CatalogueChanges;
import io.lodgeflow.workflows.management.CatalogueChanges.Kind;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** How entries of the catalogue are answered, changed in part and removed over HTTP, whatever their kind. */
@Component
class CatalogueRequests {

    private final CatalogueChanges changes;
    private final MergePatch patches;

    CatalogueRequests(CatalogueChanges changes, MergePatch patches) {
        this.changes = changes;
        this.patches = patches;
    }

    <V extends HotelReads.Versioned> ResponseEntity<V> found(Kind<?> kind, String id, Optional<V> view) {
        return view.map(found -> Answers.ok(found, found.version()))
                .orElseThrow(() -> ProblemException.of(Refusal.notFound(kind.name(), id)));
    }

    /** @param collection address below which it is found, with its slash */
    <V extends HotelReads.Versioned> ResponseEntity<V> created(
            Kind<?> kind, String collection, Result<String> result, Function<String, Optional<V>> read) {
        String id = Answers.granted(result);
        V created = read.apply(id).orElseThrow(() -> ProblemException.of(Refusal.notFound(kind.name(), id)));
        return Answers.created(URI.create(collection + id), created, created.version());
    }

    /**
     * Applies the patch to what is stored.
     *
     * @param present the body that would make the entry as it is
     * @param change checks the patched body and takes it over
     */
    @SuppressWarnings("TooManyParameters")
    <E extends CatalogueEntry, B> void change(
            Kind<E> kind,
            String hotelId,
            String id,
            SeenVersion seen,
            ObjectNode patch,
            Class<B> body,
            Function<E, B> present,
            BiConsumer<B, E> change) {
        Answers.granted(changes.change(
                kind,
                hotelId,
                id,
                seen.required(),
                entry -> change.accept(patches.apply(present.apply(entry), patch, body), entry)));
    }

    ResponseEntity<Void> delete(Kind<?> kind, String hotelId, String id, SeenVersion seen) {
        Answers.granted(changes.remove(kind, hotelId, id, seen.required()));
        return ResponseEntity.noContent().build();
    }
}
