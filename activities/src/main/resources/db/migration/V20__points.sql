-- Points of guests: the balance by conditional update, every movement in an append-only ledger. sum(entries) = balance - owed.
create table points_account (
    account_id varchar(40) not null primary key,
    balance    bigint      not null,
    owed       bigint      not null,
    constraint points_account_balance check (balance >= 0),
    constraint points_account_owed check (owed >= 0)
);

create table points_entry (
    entry_key      varchar(120) not null primary key,
    account_id     varchar(40)  not null,
    reservation_id varchar(40),
    kind           varchar(20)  not null,
    points         bigint       not null,
    note           varchar(400) not null,
    created_at     datetime(6)  not null,
    sequence       bigint       not null auto_increment,
    constraint points_entry_sequence unique (sequence)
);
create index points_entry_reservation on points_entry (reservation_id, sequence);
create index points_entry_account on points_entry (account_id, sequence);

alter table reservation add column (
    points_wanted     bigint not null default 0,
    points_used       bigint not null default 0,
    point_value_minor bigint not null default 0,
    points_to_return  bigint not null default 0,
    points_earned     bigint not null default 0,
    points_movements  int    not null default 0
);

alter table payment_attempt add column (
    points       bigint      not null default 0,
    submitted_by varchar(80) not null default 'workflow'
);
