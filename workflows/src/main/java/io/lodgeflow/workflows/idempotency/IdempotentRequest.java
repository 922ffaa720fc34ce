package io.lodgeflow.workflows.idempotency;

/**
 * A request that must have one effect however often it comes.
 *
 * @param scope who asks for what, such as {@code usr_1 POST /v1/reservations}: keys of different callers never meet
 * @param key what the caller chose
 * @param bodyHash SHA-256 of the body, in hexadecimal
 */
public record IdempotentRequest(String scope, String key, String bodyHash) {}
