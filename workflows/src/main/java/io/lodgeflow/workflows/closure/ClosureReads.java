package io.lodgeflow.workflows.closure;

import io.lodgeflow.domain.catalogue.Hotel;
import java.time.Instant;
import java.util.List;

/** Port to what operations read of closures; takes part in the running transaction, changes nothing. */
public interface ClosureReads {

    ClosurePreview preview(Hotel hotel, Instant now);

    ClosureReport report(HotelClosure closure);

    /** By arrival. */
    List<ClosureReport.Line> lines(String closureId, int afterPosition, int limit);
}
