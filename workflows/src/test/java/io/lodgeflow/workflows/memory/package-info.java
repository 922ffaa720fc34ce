/**
 * The commands of the product with ports in memory: what they decide is tested here in milliseconds, what the database and
 * the engine make of it by the stories of {@code scenarios}.
 */
@NullMarked
package io.lodgeflow.workflows.memory;

import org.jspecify.annotations.NullMarked;
