package io.lodgeflow.pages.guest;

import java.util.List;

/** The sandbox gateway's cards that a guest may try, in the order in which they are offered. */
final class GuestCards {

    static final List<String> ALL =
            List.of("tok_ok", "tok_declined", "tok_insufficient_funds", "tok_needs_action", "tok_gateway_down");

    private GuestCards() {}
}
