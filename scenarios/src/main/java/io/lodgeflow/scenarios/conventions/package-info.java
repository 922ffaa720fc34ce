/** What holds for the whole API: one effect for a repeated request, entity tags, request ids, cursors, its own description. */
@NullMarked
package io.lodgeflow.scenarios.conventions;

import org.jspecify.annotations.NullMarked;
