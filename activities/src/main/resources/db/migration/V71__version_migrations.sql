-- Running workflows on their way from one version of a process to another (docs/adr/0017).
create table migration_run (
    id            varchar(40)   not null primary key,
    process       varchar(80)   not null,
    from_version  int           not null,
    to_version    int           not null,
    renamed_steps varchar(4000) not null,
    state         varchar(20)   not null,
    per_minute    int           not null,
    next_at       datetime(6)   not null,
    size          int           not null,
    reason        varchar(400)  not null,
    started_by    varchar(80)   not null,
    started_role  varchar(20)   not null,
    started_from  varchar(60)   not null,
    started_at    datetime(6)   not null,
    ended_at      datetime(6)
);
create index migration_run_state on migration_run (state, next_at);
create index migration_run_started on migration_run (started_at, id);

create table migration_item (
    run_id         varchar(40)   not null,
    position       int           not null,
    instance_id    varchar(64)   not null,
    reservation_id varchar(64)   not null,
    state          varchar(20)   not null,
    detail         varchar(1000) not null,
    tries          int           not null,
    next_at        datetime(6),
    ended_at       datetime(6),
    primary key (run_id, position)
);
create index migration_item_state on migration_item (run_id, state, next_at, position);

-- One run of a process at a time: who begins one holds this row.
insert into operations_lock (name) values ('begin-migration-run');
