package io.lodgeflow.activities.payment.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** There only when the sandbox is the gateway, which it is unless another is named. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "lodgeflow.payment.gateway", havingValue = SandboxGateway.NAME, matchIfMissing = true)
@interface OnlyWithSandbox {}
