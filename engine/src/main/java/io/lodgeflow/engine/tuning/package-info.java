/**
 * What makes workflows cheaper and nothing else: without it everything happens as it does with it, with more statements.
 */
@NullMarked
package io.lodgeflow.engine.tuning;

import org.jspecify.annotations.NullMarked;
