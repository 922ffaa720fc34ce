-- At which orders the sandbox gateway has already halted the process, so that it does so once for each. Trials only.
create table sandbox_halt (
    movement_key varchar(120) not null primary key,
    halted_at    datetime(6)  not null
);
