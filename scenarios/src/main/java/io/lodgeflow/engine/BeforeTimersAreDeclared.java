package io.lodgeflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.operaton.bpm.engine.impl.interceptor.Session;
import org.operaton.bpm.engine.impl.interceptor.SessionFactory;
import org.operaton.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.operaton.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The moment in which the engine, loading a process again, has parsed it and asks the database for its timers to declare
 * them. Left to itself it has shown the process to everybody before.
 */
public final class BeforeTimersAreDeclared implements SessionFactory {

    private final Consumer<String> action;

    /** @param action is done then, by the thread that loads, with the id of the process definition */
    public BeforeTimersAreDeclared(Consumer<String> action) {
        this.action = action;
    }

    /** Plants the action in the engine of a product that is about to start. */
    public record Planted(Consumer<String> action) implements BeanPostProcessor {
        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof SpringProcessEngineConfiguration engine) {
                List<SessionFactory> factories =
                        new ArrayList<>(Objects.requireNonNull(engine.getCustomSessionFactories()));
                factories.add(new BeforeTimersAreDeclared(action)); // the last of a type is taken
                engine.setCustomSessionFactories(factories);
            }
            return bean;
        }
    }

    @Override
    public Class<?> getSessionType() {
        return JobDefinitionManager.class;
    }

    @Override
    public Session openSession() {
        return new JobDefinitionManager() {
            @Override
            public List<JobDefinitionEntity> findByProcessDefinitionId(String processDefinitionId) {
                action.accept(processDefinitionId);
                return super.findByProcessDefinitionId(processDefinitionId);
            }
        };
    }
}
