package io.lodgeflow.workflows.operations;

import java.time.Instant;

/**
 * One line of the audit log as it is stored.
 *
 * @param id counts up from 1 without gaps
 * @param hash SHA-256 over all other fields, {@code previousHash} included
 */
public record AuditRecord(
        long id,
        Instant at,
        String actor,
        String role,
        String address,
        String action,
        String target,
        String reason,
        String before,
        String after,
        String previousHash,
        String hash) {}
