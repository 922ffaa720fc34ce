/** What the product says, as data: who words it, and in which language, is known at the edge only. */
@NullMarked
package io.lodgeflow.domain.words;

import org.jspecify.annotations.NullMarked;
