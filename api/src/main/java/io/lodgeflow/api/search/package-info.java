/** Searching for hotels, and what one hotel has left for a stay, as the API answers it. */
@NullMarked
package io.lodgeflow.api.search;

import org.jspecify.annotations.NullMarked;
