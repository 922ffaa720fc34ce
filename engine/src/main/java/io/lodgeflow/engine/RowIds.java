package io.lodgeflow.engine;

/** Makes the ids of the engine's rows; {@link TimeOrderedIds} unless a bean of this type is there. */
@FunctionalInterface
public interface RowIds {

    /** One that was never given before, on whatever node. */
    String nextRowId();
}
