/**
 * Finding bookings: by number, guest, hotel, state, step, dates, incidents and words, with searches kept on the server so
 * that no guest's name stands in an address.
 */
@NullMarked
package io.lodgeflow.pages.find;

import org.jspecify.annotations.NullMarked;
