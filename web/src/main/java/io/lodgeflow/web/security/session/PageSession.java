package io.lodgeflow.web.security.session;

import io.lodgeflow.web.security.Caller;
import java.time.Duration;

/**
 * What the server knows of the browser's session.
 *
 * @param left until it ends if nothing is done; zero when it is not open
 */
public record PageSession(Caller caller, State state, Duration left) {

    /** Where a session is in its life. */
    public enum State {
        /** The password was right, but the person is signed in elsewhere and has not said which session to keep. */
        ASKED,
        OPEN,
        /** Ended by lack of activity. */
        IDLE,
        /** Ended because the person signed in elsewhere. */
        REPLACED,
        SIGNED_OUT
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
