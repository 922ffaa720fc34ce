/**
 * What the product says, as data: who words it, and in which language, is known at the edge only. And how text is compared wherever
 * people search.
 */
@NullMarked
package io.lodgeflow.domain.words;

import org.jspecify.annotations.NullMarked;
