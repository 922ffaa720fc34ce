/**
 * Campaigns: a frozen selection that is run at a rate, paused, resumed and stopped, with an outcome for each item and a report.
 * Repairs of many bookings and moves to another version are two uses, with a preview and a first one to try, because there is a
 * way back. The closure of a hotel is the third, in its own package: its row, its steering and its pace are the same, but there
 * is no way back, and an item is not done when its turn is over. It then waits for weeks for what its guest answers, so what
 * becomes of it is written by the steps of the booking's own process, in the closure's own table, one row for a booking ever.
 */
@NullMarked
package io.lodgeflow.workflows.campaign;

import org.jspecify.annotations.NullMarked;
