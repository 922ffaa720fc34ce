package io.lodgeflow.engine.transaction;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How transactions that are asked for at the same moment are combined.
 *
 * @param sideBySide combined transactions of a kind that run at the same time on this node; each keeps one database
 *     connection
 * @param longest most transactions that are combined into one; 1 combines none
 */
@ConfigurationProperties("lodgeflow.combining")
public record CombiningSettings(
        @DefaultValue("3") int sideBySide,
        @DefaultValue("16") int longest) {}
