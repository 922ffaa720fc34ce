/**
 * Dated stories of bookings, told over HTTP on the business clock: what the guest, the front desk and the workflow do, and
 * what is true then.
 */
@NullMarked
package io.lodgeflow.scenarios.timeline;

import org.jspecify.annotations.NullMarked;
