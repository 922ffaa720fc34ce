/**
 * What a guest does: books in three steps, pays, and comes back to the booking by account, by the link of a message, or by its
 * number and name. Every page works without a script, and what is sent twice is done once.
 */
@NullMarked
package io.lodgeflow.pages.guest;

import org.jspecify.annotations.NullMarked;
