package io.lodgeflow.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine works off timers and steps.
 *
 * @param concurrentJobs jobs run at the same time on this node; those of one moment share a transaction, see
 *     {@link io.lodgeflow.engine.transaction.CombiningSettings}
 * @param pollInterval longest wait before timers that fell due are looked for; new work is hinted at once
 * @param jobLock how long the work of a killed node stays reserved for it: longer than the longest step, shorter than
 *     people will wait
 * @param remoteCallLock the same for calls of the outside world, longer than their time-outs
 * @param unknownOutcomeLimit how long an unknown outcome is asked again before it becomes an incident; a few tries are
 *     made in any case
 * @param startWithMissingClasses start, and warn, though workflows run in a version that names classes which are gone
 */
@ConfigurationProperties("lodgeflow.engine")
public record EngineSettings(
        @DefaultValue("32") int concurrentJobs,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("60s") Duration jobLock,
        @DefaultValue("60s") Duration remoteCallLock,
        @DefaultValue("15m") Duration unknownOutcomeLimit,
        @DefaultValue("false") boolean startWithMissingClasses) {}
