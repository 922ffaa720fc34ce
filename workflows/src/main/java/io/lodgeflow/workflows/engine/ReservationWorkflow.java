package io.lodgeflow.workflows.engine;

import io.lodgeflow.workflows.transaction.WakeUp;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.MismatchingMessageCorrelationException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * The workflow of reservations as the commands see it. All methods take part in the running transaction: the workflow
 * moves if and only if it commits.
 */
@Component
public class ReservationWorkflow {

    /** The key of the process, and the name of its BPMN file. */
    public static final String PROCESS = "reservation";

    /** The key of the process that gives money back. */
    public static final String REFUND_PROCESS = "refund";

    /** The key of the process that charges the card that guarantees a booking. */
    public static final String BALANCE_PROCESS = "balance";

    /** The key of the process that follows money which nobody waits for any more. */
    public static final String LATE_PAYMENT_PROCESS = "late-payment";

    /** The key of the process that answers a chargeback. */
    public static final String DISPUTE_PROCESS = "dispute";

    private static final String DISPUTE_CLOSED = "DisputeClosed";

    /** What a workflow can be told; the names are those of the BPMN messages. */
    public enum Message {
        PaymentSubmitted,
        CancellationRequested,
        ModificationRequested,
        RoomsAssigned,
        GuestCheckedIn,
        GuestCheckedOut,
        NoShowDeclared
    }

    /** What refund processes can be told; the names are those of the BPMN messages. */
    public enum RefundMessage {
        /** A second person has approved or rejected. */
        RefundDecided,
        /** Support has given it back by hand, or lets the gateway try again. */
        RefundSettled
    }

    /** The workflow is at a step that does not wait for this message. */
    public static final class NotWaiting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWaiting(String reservationId, Message message, Throwable cause) {
            super("the workflow of " + reservationId + " does not wait for " + message, cause);
        }
    }

    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final RepositoryService repositoryService;
    private final ProcessEngineConfigurationImpl engine;
    private final EngineCommand engineCommand;
    private final WakeUp wakeUp;
    private volatile @org.jspecify.annotations.Nullable String definitionId;

    ReservationWorkflow(
            RuntimeService runtimeService,
            ManagementService managementService,
            RepositoryService repositoryService,
            ProcessEngineConfigurationImpl engine,
            EngineCommand engineCommand,
            WakeUp wakeUp) {
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.repositoryService = repositoryService;
        this.engine = engine;
        this.engineCommand = engineCommand;
        this.wakeUp = wakeUp;
    }

    /** Starts one workflow each, in one engine command, so that their rows go out as batches. */
    public void start(Collection<String> reservationIds) {
        String definition = newestDefinition();
        engine.getCommandExecutorTxRequired().execute(context -> {
            reservationIds.forEach(id -> {
                engineCommand.touch(id);
                runtimeService.startProcessInstanceById(definition, id);
            });
            return null;
        });
        wakeUp.afterCommit();
    }

    /** @throws NotWaiting if the workflow is not at a step that waits for the message; give the transaction up */
    public void send(String reservationId, Message message) {
        engineCommand.touch(reservationId);
        try {
            engine.getCommandExecutorTxRequired().execute(context -> {
                WorkflowRows.ofCommand()
                        .waitingFor(reservationId, message.name())
                        .ifPresentOrElse(
                                execution -> runtimeService.messageEventReceived(message.name(), execution),
                                () -> correlate(reservationId, message));
                return null;
            });
        } catch (MismatchingMessageCorrelationException nobodyWaits) {
            throw new NotWaiting(reservationId, message, nobodyWaits);
        }
        wakeUp.afterCommit();
    }

    private void correlate(String reservationId, Message message) {
        runtimeService
                .createMessageCorrelation(message.name())
                .processInstanceBusinessKey(reservationId)
                .correlate();
    }

    /** Starts a process that charges the stored balance, beside the booking's own if that still runs. */
    public void startBalance(String reservationId) {
        engineCommand.touch(reservationId);
        runtimeService.startProcessInstanceByKey(BALANCE_PROCESS, reservationId);
        wakeUp.afterCommit();
    }

    /** Starts a process that brings all refunds of the booking to their end, beside the booking's own if that still runs. */
    public void startRefund(String reservationId) {
        engineCommand.touch(reservationId);
        runtimeService.startProcessInstanceByKey(REFUND_PROCESS, reservationId);
        wakeUp.afterCommit();
    }

    /** Starts a process that follows what the gateway may still capture for the booking, whatever became of the booking. */
    public void startLatePayment(String reservationId) {
        engineCommand.touch(reservationId);
        runtimeService.startProcessInstanceByKey(LATE_PAYMENT_PROCESS, reservationId);
        wakeUp.afterCommit();
    }

    /** Starts a process that answers all chargebacks of the booking. */
    public void startDispute(String reservationId) {
        engineCommand.touch(reservationId);
        runtimeService.startProcessInstanceByKey(DISPUTE_PROCESS, reservationId);
        wakeUp.afterCommit();
    }

    /** Tells every dispute process of the booking that waits for an outcome; there may be none. */
    public void tellDisputeClosed(String reservationId) {
        engineCommand.touch(reservationId);
        runtimeService
                .createMessageCorrelation(DISPUTE_CLOSED)
                .processInstanceBusinessKey(reservationId)
                .correlateAll();
        wakeUp.afterCommit();
    }

    /** Starts the workflow of a booking that had ended, at its payment. */
    public void restartAtPayment(String reservationId) {
        engineCommand.touch(reservationId);
        runtimeService
                .createProcessInstanceById(newestDefinition())
                .businessKey(reservationId)
                .startBeforeActivity("PayReservation")
                .execute();
        wakeUp.afterCommit();
    }

    /** Tells every refund process of the booking that waits for it; starts one if none does, so that nothing is left lying. */
    public void tellRefund(String reservationId, RefundMessage message) {
        engineCommand.touch(reservationId);
        boolean nobodyWaits = runtimeService
                .createMessageCorrelation(message.name())
                .processInstanceBusinessKey(reservationId)
                .correlateAllWithResult()
                .isEmpty();
        if (nobodyWaits) {
            runtimeService.startProcessInstanceByKey(REFUND_PROCESS, reservationId);
        }
        wakeUp.afterCommit();
    }

    public boolean isWaitingFor(String reservationId, Message message) {
        return isWaitingFor(reservationId, message.name());
    }

    /** Whether a process of the booking waits for it, beside those that may be on their way to do so. */
    public boolean isWaitingFor(String reservationId, RefundMessage message) {
        return isWaitingFor(reservationId, message.name());
    }

    private boolean isWaitingFor(String reservationId, String message) {
        engineCommand.touch(reservationId);
        return runtimeService
                        .createExecutionQuery()
                        .processInstanceBusinessKey(reservationId)
                        .messageEventSubscriptionName(message)
                        .count()
                > 0;
    }

    /** Sets every timer of the reservation to the instant that the reservation names now. */
    public void moveTimers(String reservationId) {
        engineCommand.touch(reservationId);
        List<String> instances =
                runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(reservationId, PROCESS)
                        .list()
                        .stream()
                        .map(instance -> instance.getId())
                        .toList();
        for (String instance : instances) {
            for (Job timer : managementService
                    .createJobQuery()
                    .processInstanceId(instance)
                    .timers()
                    .list()) {
                managementService.recalculateJobDuedate(timer.getId(), false);
            }
        }
        wakeUp.afterCommit();
    }

    /** After a deployment: the next start uses the newest version. */
    void forgetDefinition() {
        definitionId = null;
    }

    private String newestDefinition() {
        String known = definitionId;
        if (known == null) {
            known = Objects.requireNonNull(repositoryService
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(PROCESS)
                            .latestVersion()
                            .singleResult())
                    .getId();
            definitionId = known;
        }
        return known;
    }
}
