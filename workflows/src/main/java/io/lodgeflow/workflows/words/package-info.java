/** The words of the product's sentences, in the languages of its readers. */
@NullMarked
package io.lodgeflow.workflows.words;

import org.jspecify.annotations.NullMarked;
