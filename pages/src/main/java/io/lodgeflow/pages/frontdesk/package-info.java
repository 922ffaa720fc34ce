/**
 * The front desk's pages: who arrives, stays and leaves today, the room rack, and the state of the house. Each sees its own
 * hotel; the head office any.
 */
@NullMarked
package io.lodgeflow.pages.frontdesk;

import org.jspecify.annotations.NullMarked;
