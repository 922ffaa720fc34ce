-- What gateways told by themselves, stored before it is acknowledged; no part of the message but what names its subject.
create table gateway_event (
    gateway         varchar(40)  not null,
    event_id        varchar(120) not null,
    subject         varchar(20)  not null,
    movement_key    varchar(120),
    reference       varchar(120) not null,
    occurred_at     datetime(6)  not null,
    received_at     datetime(6)  not null,
    attempts        int          not null,
    next_attempt_at datetime(6)  not null,
    processed_at    datetime(6),
    outcome         varchar(400),
    primary key (gateway, event_id)
);
create index gateway_event_due on gateway_event (processed_at, next_attempt_at);
