-- The sandbox gateway's own books, continued: what it tells by webhook, and chargebacks.
create table sandbox_event (
    id           varchar(60)  not null primary key,
    subject      varchar(20)  not null,
    movement_key varchar(120),
    reference    varchar(60)  not null,
    occurred_at  datetime(6)  not null,
    announced    boolean      not null,
    delivered_at datetime(6)
);
create index sandbox_event_undelivered on sandbox_event (delivered_at, announced);

create table sandbox_dispute (
    reference        varchar(60) not null primary key,
    charge_reference varchar(60) not null,
    amount_minor     bigint      not null,
    currency         char(3)     not null,
    reason           varchar(60) not null,
    status           varchar(10) not null,
    opened_at        datetime(6) not null,
    closed_at        datetime(6),
    constraint sandbox_dispute_once unique (charge_reference)
);
create index sandbox_dispute_opened on sandbox_dispute (opened_at);
