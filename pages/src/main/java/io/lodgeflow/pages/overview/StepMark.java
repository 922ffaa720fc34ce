package io.lodgeflow.pages.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the diagram shows at one step; the texts are in the reader's language.
 *
 * @param visitsHeat 1 (cool) to 5 (hot) against the most visited step; 0: never
 * @param timeHeat the same for the average time spent, on a logarithmic scale
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepMark(
        String id,
        String name,
        long running,
        @Nullable String runningText,
        long incidents,
        @Nullable String incidentsText,
        long visits,
        @Nullable String visitsText,
        int visitsHeat,
        @Nullable String timeText,
        int timeHeat,
        String title) {}
