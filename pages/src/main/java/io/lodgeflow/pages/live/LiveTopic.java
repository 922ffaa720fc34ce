package io.lodgeflow.pages.live;

import io.lodgeflow.web.security.Caller;

/**
 * Something that pages follow, such as one booking. The feed asks once a second for each thing that is followed, however
 * many follow it.
 */
public interface LiveTopic {

    /** What comes before the colon in its addresses, such as {@code booking}. */
    String kind();

    /** Whether the caller may follow it. */
    boolean isVisible(String id, Caller caller);

    /** A text that differs whenever what pages show of it differs; cheap. If it is JSON, pages get it as it is. */
    String state(String id);
}
