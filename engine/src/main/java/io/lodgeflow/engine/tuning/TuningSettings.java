package io.lodgeflow.engine.tuning;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is left out to be faster. What happens is the same with and without; {@code lodgeflow.combining.longest=1} switches
 * combining off.
 *
 * @param fewerReads the engine does not read again what is known; see {@link FewerEngineReads} and {@link WorkflowRows}
 */
@ConfigurationProperties("lodgeflow.engine.tuning")
public record TuningSettings(@DefaultValue("true") boolean fewerReads) {}
