/**
 * What guests are told: messages written from a reservation's events in English or Korean, kept with the booking, and
 * sent by mail or read in the application. Each event makes at most one message of a kind; each message leaves at least
 * once.
 */
@NullMarked
package io.lodgeflow.activities.notification;

import org.jspecify.annotations.NullMarked;
