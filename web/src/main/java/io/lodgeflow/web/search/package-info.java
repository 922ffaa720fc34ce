/**
 * Finding a hotel by place, dates, guests, price and comfort, sorted and counted, and what one hotel has left for a stay, for
 * the API and the guest's site alike. Answered from the database, in at most two statements when the catalogue has not changed.
 */
@NullMarked
package io.lodgeflow.web.search;

import org.jspecify.annotations.NullMarked;
