-- What the engine's tables say, for whoever must join it with rows of their own: the engine's interface in SQL. Nobody else
-- reads its tables. Times are in UTC. business_key is what a workflow is about; process, version and step name a place.

-- Workflows that have not ended. called: another workflow waits for this one.
create view engine_instance as
    select e.ID_ as instance_id, e.BUSINESS_KEY_ as business_key, d.KEY_ as process, d.VERSION_ as version,
        e.SUPER_EXEC_ is not null as called, e.SUSPENSION_STATE_ = 2 as suspended
    from ACT_RU_EXECUTION e
    join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_
    where e.PARENT_ID_ is null;

-- The steps at which they stand, also those that keep other steps.
create view engine_position as
    select e.PROC_INST_ID_ as instance_id, p.BUSINESS_KEY_ as business_key, d.KEY_ as process, d.VERSION_ as version,
        e.ACT_ID_ as step, e.SUSPENSION_STATE_ = 2 as suspended
    from ACT_RU_EXECUTION e
    join ACT_RU_EXECUTION p on p.ID_ = e.PROC_INST_ID_
    join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_
    where e.ACT_ID_ is not null;

-- Steps at which they stand and wait to be told something.
create view engine_message as
    select e.PROC_INST_ID_ as instance_id, p.BUSINESS_KEY_ as business_key, d.KEY_ as process, d.VERSION_ as version,
        e.ACT_ID_ as step, s.EVENT_NAME_ as message, s.CREATED_ as since, e.SUSPENSION_STATE_ = 2 as suspended
    from ACT_RU_EXECUTION e
    join ACT_RU_EVENT_SUBSCR s on s.EXECUTION_ID_ = e.ID_ and s.ACTIVITY_ID_ = e.ACT_ID_
    join ACT_RU_EXECUTION p on p.ID_ = e.PROC_INST_ID_
    join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_
    where s.EVENT_TYPE_ = 'message';

-- Timers, and steps that the background goes on with. tries_left 0: it has failed too often. locked_by: a node runs it.
create view engine_job as
    select j.ID_ as job_id, j.PROCESS_INSTANCE_ID_ as instance_id, p.BUSINESS_KEY_ as business_key,
        d.KEY_ as process, d.VERSION_ as version, b.ACT_ID_ as step, j.TYPE_ = 'timer' as timer,
        j.DUEDATE_ as due_at, j.RETRIES_ as tries_left, coalesce(j.FAILED_ACT_ID_, '') as failed_step,
        j.EXCEPTION_MSG_ as error, j.SUSPENSION_STATE_ = 2 as suspended, j.LOCK_OWNER_ as locked_by,
        j.LOCK_EXP_TIME_ as locked_until
    from ACT_RU_JOB j
    left join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_
    left join ACT_RU_JOBDEF b on b.ID_ = j.JOB_DEF_ID_
    left join ACT_RE_PROCDEF d on d.ID_ = j.PROCESS_DEF_ID_;

-- Calls of the outside world. next_try_at lies ahead also while the call is being made; then error is null.
create view engine_call as
    select t.ID_ as call_id, t.PROC_INST_ID_ as instance_id, p.BUSINESS_KEY_ as business_key,
        d.KEY_ as process, d.VERSION_ as version, t.ACT_ID_ as step, t.TOPIC_NAME_ as activity,
        t.CREATE_TIME_ as since, t.LOCK_EXP_TIME_ as next_try_at, coalesce(t.RETRIES_, 1000) as tries_left,
        t.ERROR_MSG_ as error, t.SUSPENSION_STATE_ = 2 as suspended
    from ACT_RU_EXT_TASK t
    join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
    join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_;

-- Steps that wait for a person.
create view engine_task as
    select t.ID_ as task_id, t.PROC_INST_ID_ as instance_id, p.BUSINESS_KEY_ as business_key,
        d.KEY_ as process, d.VERSION_ as version, t.TASK_DEF_KEY_ as step,
        t.CREATE_TIME_ as since, t.SUSPENSION_STATE_ = 2 as suspended
    from ACT_RU_TASK t
    join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
    join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_;

-- Steps that have failed too often, where they failed. work_id is the job or the call.
create view engine_incident as
    select i.ID_ as incident_id, i.CONFIGURATION_ as work_id,
        case when i.INCIDENT_TYPE_ = 'failedJob' then 'JOB' else 'REMOTE_CALL' end as kind, i.INCIDENT_MSG_ as message,
        i.PROC_INST_ID_ as instance_id, p.BUSINESS_KEY_ as business_key, d.KEY_ as process, d.VERSION_ as version,
        coalesce(i.FAILED_ACTIVITY_ID_, i.ACTIVITY_ID_) as step, i.INCIDENT_TIMESTAMP_ as since
    from ACT_RU_INCIDENT i
    left join ACT_RU_EXECUTION p on p.ID_ = i.PROC_INST_ID_
    join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_
    where i.CONFIGURATION_ is not null;

-- Every workflow there ever was.
create view engine_run as
    select p.PROC_INST_ID_ as instance_id, p.BUSINESS_KEY_ as business_key, d.KEY_ as process, d.VERSION_ as version,
        p.START_TIME_ as since, p.END_TIME_ as ended_at, p.DURATION_ as millis,
        p.STATE_ = 'COMPLETED' as completed
    from ACT_HI_PROCINST p
    join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_;

-- Every step that a workflow ever came by; sequence orders those of one instant.
create view engine_visit as
    select a.ID_ as visit_id, a.PROC_INST_ID_ as instance_id, d.KEY_ as process, d.VERSION_ as version,
        a.ACT_ID_ as step, a.ACT_TYPE_ as kind, a.START_TIME_ as since, a.END_TIME_ as ended_at, a.DURATION_ as millis,
        a.SEQUENCE_COUNTER_ as sequence
    from ACT_HI_ACTINST a
    join ACT_RE_PROCDEF d on d.ID_ = a.PROC_DEF_ID_;
