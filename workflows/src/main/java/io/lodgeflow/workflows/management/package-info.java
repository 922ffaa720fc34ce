/**
 * What the house changes of what it sells: hotels, room types, rate plans and rooms come, change and go, and its calendars get
 * prices and rooms. Pages and API call the same.
 */
@NullMarked
package io.lodgeflow.workflows.management;

import org.jspecify.annotations.NullMarked;
