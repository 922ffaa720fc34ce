package io.lodgeflow.worker;

import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.WakeUp;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work runs on nodes whose {@code lodgeflow.roles} name the worker. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    @Bean
    @ConditionalOnExpression("'${lodgeflow.roles:api,worker}'.contains('worker')")
    BackgroundWork backgroundWork(
            DueWork dueWork,
            List<BackgroundTask> tasks,
            WakeUp wakeUp,
            @Value("${lodgeflow.worker.timers:true}") boolean timers) {
        return new BackgroundWork(dueWork, tasks, wakeUp, timers);
    }
}
