package io.lodgeflow.activities.payment.sandbox;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Who may pay with the sandbox gateway: a demo, which was asked for, and what serves no guest and says so in its own code, such
 * as commands and benchmarks. No setting lets it into a real installation.
 */
public final class PlayMoney {

    private static final String WANTED = PlayMoney.class.getName() + ".wanted";

    /** To be given to a Spring application as initializer, before it is run. */
    public static void wanted(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton(WANTED, new PlayMoney());
    }

    static final class IsWanted implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("lodgeflow.demo.enabled", Boolean.class, false)
                    || (context.getBeanFactory() != null
                            && context.getBeanFactory().containsSingleton(WANTED));
        }
    }

    private PlayMoney() {}
}
