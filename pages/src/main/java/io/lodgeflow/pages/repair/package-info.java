/**
 * What operators do to bookings from the pages: each action shows its effect first, asks for a reason, and leaves a line in
 * the audit log. Incidents, late bookings, the work list and the audit log have their pages here.
 */
@NullMarked
package io.lodgeflow.pages.repair;

import org.jspecify.annotations.NullMarked;
