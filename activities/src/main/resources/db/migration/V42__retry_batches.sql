-- Retries of many failed steps: the selection is frozen before anything runs, and every item says what became of it.
create table retry_batch (
    id          varchar(40)   not null primary key,
    fingerprint char(64)      not null,
    cause       varchar(1000) not null,
    state       varchar(20)   not null,
    per_minute  int           not null,
    next_at     datetime(6)   not null,
    size        int           not null,
    reason      varchar(400)  not null,
    created_by  varchar(80)   not null,
    created_at  datetime(6)   not null,
    ended_at    datetime(6)
);
create index retry_batch_state on retry_batch (state, next_at);

create table retry_item (
    batch_id       varchar(40)   not null,
    position       int           not null,
    incident_id    varchar(64)   not null,
    work_id        varchar(64)   not null,
    kind           varchar(20)   not null,
    reservation_id varchar(64)   not null,
    step           varchar(120)  not null,
    state          varchar(20)   not null,
    detail         varchar(1000) not null,
    started_at     datetime(6),
    ended_at       datetime(6),
    primary key (batch_id, position)
);
create index retry_item_state on retry_item (batch_id, state, position);
create index retry_item_running on retry_item (state, started_at);
