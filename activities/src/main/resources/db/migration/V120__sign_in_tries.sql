-- How often it was tried in vain to sign in: to an account (by the hash of its address, whether there is one or not) and from
-- a network. All nodes share it.
create table sign_in_tries (
    subject         char(64)    not null primary key,
    failures        int         not null,
    last_tried_at   datetime(6) not null,
    blocked_until   datetime(6)
);
create index sign_in_tries_old on sign_in_tries (last_tried_at);

-- What the owner of an account is told about it, by mail.
create table account_message (
    id              varchar(40)   not null primary key,
    account_id      varchar(40)   not null,
    recipient       varchar(254)  not null,
    language        varchar(5)    not null,
    subject         varchar(400)  not null,
    body            varchar(4000) not null,
    created_at      datetime(6)   not null,
    sent_at         datetime(6),
    attempts        int           not null default 0,
    next_attempt_at datetime(6)   not null,
    last_error      varchar(400)
);
create index account_message_unsent on account_message (sent_at, next_attempt_at);
create index account_message_account on account_message (account_id, id);
