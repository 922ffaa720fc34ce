package io.lodgeflow.worker;

import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.transaction.BackgroundLoop;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.worker.LoopTable.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each node runs the loops of its {@code lodgeflow.roles}. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    @Bean
    BackgroundWork backgroundWork(
            DueWork dueWork,
            List<BackgroundLoop> loops,
            WakeUp wakeUp,
            @Value("${lodgeflow.roles:api,worker}") String roles,
            @Value("${lodgeflow.worker.timers:true}") boolean timers) {
        return new BackgroundWork(
                dueWork,
                loops,
                wakeUp,
                Arrays.stream(Role.values())
                        .filter(role -> roles.contains(role.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                timers);
    }
}
