/**
 * What pages and API read of a repair that somebody asks for.
 */
@NullMarked
package io.lodgeflow.web.operations;

import org.jspecify.annotations.NullMarked;
