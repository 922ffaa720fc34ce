/**
 * What front desk does at the counter: check in, check out, declare a no-show.
 */
@NullMarked
package io.lodgeflow.workflows.frontdesk;

import org.jspecify.annotations.NullMarked;
