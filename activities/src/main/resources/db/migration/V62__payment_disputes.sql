-- Payments that the guest's bank took back, and what the hotel has to say to it.
create table payment_dispute (
    reference          varchar(120) not null primary key,
    reservation_id     varchar(40)  not null,
    payment_attempt_id varchar(40)  not null,
    amount_minor       bigint       not null,
    currency           char(3)      not null,
    reason             varchar(80)  not null,
    status             varchar(20)  not null,
    evidence           longtext,
    opened_at          datetime(6)  not null,
    evidence_due_at    datetime(6)  not null,
    closed_at          datetime(6),
    settled_at         datetime(6)
);
create index payment_dispute_reservation on payment_dispute (reservation_id, opened_at);

alter table payment_attempt add column disputed_minor bigint not null default 0;
