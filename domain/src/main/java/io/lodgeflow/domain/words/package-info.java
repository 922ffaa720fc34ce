/**
 * How text is compared wherever people search: one folding for guests, hotels and cities.
 */
@NullMarked
package io.lodgeflow.domain.words;

import org.jspecify.annotations.NullMarked;
