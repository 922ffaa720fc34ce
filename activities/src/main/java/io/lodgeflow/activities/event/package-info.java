/**
 * The way of a reservation's events from its history to those who follow them (messages, search, caches): after the
 * commit of the change, in order for each reservation, at least once. Database effects of followers happen exactly once.
 */
@NullMarked
package io.lodgeflow.activities.event;

import org.jspecify.annotations.NullMarked;
