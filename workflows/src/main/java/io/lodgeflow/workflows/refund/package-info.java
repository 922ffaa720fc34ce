/**
 * Giving money back: what people ask for and decide, and the rules they are held to. The refund process does the rest.
 */
@NullMarked
package io.lodgeflow.workflows.refund;

import org.jspecify.annotations.NullMarked;
