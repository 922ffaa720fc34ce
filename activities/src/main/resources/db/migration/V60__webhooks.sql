-- Outgoing webhooks: whom events are told to, and how each telling went.
create table webhook_endpoint (
    id          varchar(40)   not null primary key,
    url         varchar(1000) not null,
    secret      varchar(120)  not null,
    hotel_id    varchar(40),
    event_types varchar(2000) not null,
    created_at  datetime(6)   not null,
    disabled_at datetime(6)
);

create table webhook_delivery (
    id           varchar(40)   not null primary key,
    endpoint_id  varchar(40)   not null,
    event_key    varchar(80)   not null,
    event_type   varchar(60)   not null,
    payload      varchar(4000) not null,
    status       varchar(20)   not null,
    tries        int           not null,
    created_at   datetime(6)   not null,
    next_try_at  datetime(6),
    delivered_at datetime(6),
    last_answer  int,
    last_error   varchar(400),
    constraint webhook_delivery_once unique (endpoint_id, event_key),
    constraint webhook_delivery_endpoint foreign key (endpoint_id) references webhook_endpoint (id)
);
create index webhook_delivery_due on webhook_delivery (status, next_try_at);
create index webhook_delivery_list on webhook_delivery (endpoint_id, id);
