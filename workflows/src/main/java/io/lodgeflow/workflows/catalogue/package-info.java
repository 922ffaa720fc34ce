/**
 * What the house changes of its catalogue: hotels, room types, rate plans and rooms come, change and go, and its calendars get
 * prices and rooms. Pages and API call the same.
 */
@NullMarked
package io.lodgeflow.workflows.catalogue;

import org.jspecify.annotations.NullMarked;
