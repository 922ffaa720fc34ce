-- One table of campaigns instead of three: repairs of many, moves to another version, closures (docs/adr/0025). What ran goes on.
create table campaign (
    id                 varchar(40)  not null primary key,
    kind               varchar(20)  not null,
    state              varchar(20)  not null,
    size               int          not null,
    per_minute         int          not null,
    next_at            datetime(6)  not null,
    reason             varchar(400) not null,
    created_by         varchar(80)  not null,
    created_at         datetime(6)  not null,
    ended_at           datetime(6),
    -- In whose name it runs; empty for what was begun before that was kept.
    operator_name      varchar(80),
    operator_role      varchar(20),
    operator_address   varchar(64),
    -- What is tried again, or which repair is done to chosen bookings.
    fingerprint        char(64),
    cause              varchar(1000),
    repair             varchar(40),
    assignee           varchar(80),
    -- What is moved where.
    process            varchar(80),
    from_version       int,
    to_version         int,
    renamed_steps      varchar(4000),
    -- What closes; once.
    hotel_id           varchar(40),
    answer_within_days int,
    constraint campaign_closes_once unique (hotel_id),
    constraint campaign_hotel foreign key (hotel_id) references hotel (id)
);
create index campaign_due on campaign (state, next_at);
create index campaign_latest on campaign (kind, created_at, id);
create index campaign_process on campaign (process);

-- The bookings of closures stay in hotel_closure_item, because they are more than an item: one a booking, with its guest's choice.
create table campaign_item (
    campaign_id    varchar(40)   not null,
    position       int           not null,
    reservation_id varchar(64)   not null,
    state          varchar(20)   not null default 'SELECTED',
    detail         varchar(1000) not null default '',
    -- Of the engine: the failed work that is tried again, or the workflow that is moved.
    work_id        varchar(64),
    kind           varchar(20)   not null default 'JOB',
    incident_id    varchar(64),
    step           varchar(120)  not null default '',
    -- What it would do, or why it would be refused, as it was when somebody looked.
    preview        varchar(1000),
    refused        boolean       not null default false,
    tries          int           not null default 0,
    next_at        datetime(6),
    started_at     datetime(6),
    ended_at       datetime(6),
    primary key (campaign_id, position)
);
create index campaign_item_next on campaign_item (campaign_id, state, next_at, position);
create index campaign_item_running on campaign_item (state, started_at);

insert into campaign (id, kind, state, size, per_minute, next_at, reason, created_by, created_at, ended_at,
    operator_name, operator_role, operator_address, fingerprint, cause, repair, assignee)
select id, 'REPAIR', state, size, per_minute, next_at, reason, created_by, created_at, ended_at,
    case when operator_role = '' then null else operator_name end,
    case when operator_role = '' then null else operator_role end,
    case when operator_role = '' then null else operator_address end,
    case when repair = '' then fingerprint end, case when repair = '' then cause end,
    case when repair = '' then null else repair end, assignee
from repair_batch;

insert into campaign_item (campaign_id, position, reservation_id, state, detail, work_id, kind, incident_id, step,
    preview, refused, started_at, ended_at)
select batch_id, position, reservation_id, state, detail, case when work_id = '' then null else work_id end, kind,
    case when incident_id = '' then null else incident_id end, step, preview, refused, started_at, ended_at
from repair_batch_item;

insert into campaign (id, kind, state, size, per_minute, next_at, reason, created_by, created_at, ended_at,
    operator_name, operator_role, operator_address, process, from_version, to_version, renamed_steps)
select id, 'MOVE', case when state = 'PREPARED' then 'FROZEN' else state end, size, per_minute, next_at, reason, started_by,
    started_at, ended_at, started_by, started_role, started_from, process, from_version, to_version, renamed_steps
from migration_run;

insert into campaign_item (campaign_id, position, reservation_id, state, detail, work_id, tries, next_at, ended_at)
select run_id, position, reservation_id, state, detail, instance_id, tries, next_at, ended_at
from migration_item;

-- Twenty bookings a second, as closures were taken up until now.
insert into campaign (id, kind, state, size, per_minute, next_at, reason, created_by, created_at, ended_at, hotel_id,
    answer_within_days)
select c.id, 'CLOSURE', c.state, (select count(*) from hotel_closure_item i where i.closure_id = c.id), 1200, c.created_at,
    c.reason, c.created_by, c.created_at, c.ended_at, c.hotel_id, c.answer_within_days
from hotel_closure c;

drop table repair_batch_item;
drop table repair_batch;
drop table migration_item;
drop table migration_run;
drop table hotel_closure;
