package io.lodgeflow.engine;

import org.operaton.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.operaton.bpm.engine.impl.core.model.Properties;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.spring.SpringProcessEngineConfiguration;

/**
 * Shows a process that is loaded again to nobody before its timers are declared. The engine shows it first, in its cache,
 * which is read without a lock: of two who need a process at the same moment, the second starts workflows whose timers
 * belong to nothing; and if the declaring fails, everybody does from then on. That can happen whenever a process is needed
 * for the first time: after a start, after a deployment on another node, for an old version, or when the cache was full.
 */
final class WholeProcesses extends BpmnDeployer {

    /** The engine's configuration, with this deployer. */
    static class Configuration extends SpringProcessEngineConfiguration {
        @Override
        protected BpmnDeployer getBpmnDeployer() {
            BpmnDeployer engines = super.getBpmnDeployer();
            BpmnDeployer whole = new WholeProcesses();
            whole.setExpressionManager(engines.getExpressionManager());
            whole.setIdGenerator(engines.getIdGenerator());
            whole.setBpmnParser(engines.getBpmnParser());
            return whole;
        }
    }

    @Override
    protected void registerDefinition(
            DeploymentEntity deployment, ProcessDefinitionEntity definition, Properties properties) {
        if (deployment.isNew()) { // nobody else knows of it before it is committed
            super.registerDefinition(deployment, definition, properties);
            return;
        }
        definitionAddedToDeploymentCache(deployment, definition, properties); // only declares, in spite of its name
        addDefinitionToDeploymentCache(getDeploymentCache(), definition);
        deployment.addDeployedArtifact(definition);
    }
}
