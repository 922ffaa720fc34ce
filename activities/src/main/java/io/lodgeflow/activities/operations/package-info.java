/**
 * The tables behind the operations dashboard: incidents by cause, the audit log, and the searches that
 * answer at once however many bookings there are.
 */
@NullMarked
package io.lodgeflow.activities.operations;

import org.jspecify.annotations.NullMarked;
