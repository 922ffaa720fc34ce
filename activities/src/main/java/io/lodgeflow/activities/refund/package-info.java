/**
 * The steps of a refund: ask the gateway, follow what came back, give it up for people to decide.
 */
@NullMarked
package io.lodgeflow.activities.refund;

import org.jspecify.annotations.NullMarked;
