-- What the dashboard counts, so that nobody has to count it (docs/adr/0012). One dialect for H2 and MySQL.

-- Appended by each transaction that moves a workflow, folded into the counters and deleted in the background.
create table step_change (
    id      bigint        not null auto_increment primary key,
    at      datetime(6)   not null,
    changes varchar(4000) not null
);

-- For each process version: one row for each step, and one with an empty step for its instances as a whole.
create table step_count (
    process       varchar(80)  not null,
    version       int          not null,
    step          varchar(120) not null,
    entered       bigint       not null,
    finished      bigint       not null,
    time_spent_ms bigint       not null,
    incidents     bigint       not null,
    primary key (process, version, step)
);

create table step_hour (
    hour_start datetime     not null,
    process    varchar(80)  not null,
    version    int          not null,
    step       varchar(120) not null,
    entered    bigint       not null,
    finished   bigint       not null,
    primary key (hour_start, process, version, step)
);

-- One row for each thing that only one node may do at a time; locked for the length of a transaction.
create table operations_lock (
    name varchar(40) not null primary key
);
insert into operations_lock (name) values ('fold-step-changes');

-- Nodes that work, and when each was last alive.
create table worker_node (
    id         varchar(60)  not null primary key,
    host       varchar(120) not null,
    started_at datetime(6)  not null,
    seen_at    datetime(6)  not null
);

-- Every incident there ever was, with its cause: the message without what differs from booking to booking.
create table workflow_incident (
    id             varchar(64)   not null primary key,
    work_id        varchar(64)   not null,
    kind           varchar(20)   not null,
    fingerprint    char(64)      not null,
    message        varchar(1000) not null,
    process        varchar(80)   not null,
    version        int           not null,
    step           varchar(120)  not null,
    reservation_id varchar(64)   not null,
    opened_at      datetime(6)   not null,
    closed_at      datetime(6)
);
create index workflow_incident_cause on workflow_incident (fingerprint, closed_at, opened_at);
create index workflow_incident_open on workflow_incident (closed_at, reservation_id);
create index workflow_incident_reservation on workflow_incident (reservation_id, opened_at);
create index workflow_incident_work on workflow_incident (work_id, opened_at);

create table incident_cause (
    fingerprint char(64)      not null primary key,
    cause       varchar(1000) not null,
    open_count  bigint        not null,
    total_count bigint        not null,
    first_seen  datetime(6),
    last_seen   datetime(6)
);
create index incident_cause_open on incident_cause (open_count);

create table incident_hour (
    fingerprint char(64) not null,
    hour_start  datetime not null,
    opened      bigint   not null,
    primary key (fingerprint, hour_start)
);

-- What was counted by nobody before this migration.
insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)
    select d.KEY_, d.VERSION_, a.ACT_ID_, count(*), count(a.END_TIME_), coalesce(sum(a.DURATION_), 0), 0
    from ACT_HI_ACTINST a join ACT_RE_PROCDEF d on d.ID_ = a.PROC_DEF_ID_
    group by d.KEY_, d.VERSION_, a.ACT_ID_;
insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)
    select d.KEY_, d.VERSION_, '', count(*), count(p.END_TIME_), coalesce(sum(p.DURATION_), 0), 0
    from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
    group by d.KEY_, d.VERSION_;
