/** The packaged program as whoever has only the file starts it. */
@NullMarked
package io.lodgeflow.scenarios.start;

import org.jspecify.annotations.NullMarked;
