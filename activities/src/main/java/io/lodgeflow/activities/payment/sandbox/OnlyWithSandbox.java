package io.lodgeflow.activities.payment.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;

/** There only where play money is wanted ({@link PlayMoney}) and no other gateway is named. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(PlayMoney.IsWanted.class)
@ConditionalOnProperty(name = "lodgeflow.payment.gateway", havingValue = SandboxGateway.NAME, matchIfMissing = true)
@interface OnlyWithSandbox {}
