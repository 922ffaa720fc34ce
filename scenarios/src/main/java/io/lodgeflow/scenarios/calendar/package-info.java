/** The calendars of prices and rooms over HTTP: what the house sets, and what guests then see and pay. */
@NullMarked
package io.lodgeflow.scenarios.calendar;

import org.jspecify.annotations.NullMarked;
