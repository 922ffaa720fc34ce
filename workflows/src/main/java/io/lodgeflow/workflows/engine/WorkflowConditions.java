package io.lodgeflow.workflows.engine;

/**
 * What a read model may ask of the engine in its own statement on {@code reservation r}, so that nobody outside has to
 * know the engine's tables.
 */
public final class WorkflowConditions {

    /** One parameter: the id of the step where one of the booking's workflows stands now. */
    public static final String STANDS_AT =
            "r.id in (select p.BUSINESS_KEY_ from ACT_RU_EXECUTION e join ACT_RU_EXECUTION p on p.ID_ = e.PROC_INST_ID_"
                    + " where e.ACT_ID_ = ?)";

    /** One of the booking's workflows waits for an operator. */
    public static final String HAS_INCIDENT =
            "exists (select 1 from ACT_RU_INCIDENT i join ACT_RU_EXECUTION p on p.ID_ = i.PROC_INST_ID_"
                    + " where p.BUSINESS_KEY_ = r.id)";

    private WorkflowConditions() {}
}
