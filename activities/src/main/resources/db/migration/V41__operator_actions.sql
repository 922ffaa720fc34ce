-- What operators did. Each row holds the hash of the one before it, so that a changed or deleted row shows.
create table operator_action (
    id            bigint        not null primary key,
    at            datetime(3)   not null,
    actor         varchar(80)   not null,
    actor_role    varchar(20)   not null,
    address       varchar(60)   not null,
    action        varchar(40)   not null,
    target        varchar(80)   not null,
    reason        varchar(400)  not null,
    before_state  varchar(2000) not null,
    after_state   varchar(2000) not null,
    previous_hash char(64)      not null,
    hash          char(64)      not null
);
create index operator_action_target on operator_action (target, id);
create index operator_action_actor on operator_action (actor, id);

-- The last row's number and hash: locked by who appends, so that there is one chain, and known when the last row is gone.
create table operator_action_head (
    name      varchar(20) not null primary key,
    last_id   bigint      not null,
    last_hash char(64)    not null
);
insert into operator_action_head (name, last_id, last_hash)
    values ('chain', 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Who looks after a booking.
create table booking_assignment (
    reservation_id varchar(40) not null primary key,
    assignee       varchar(80) not null,
    assigned_by    varchar(80) not null,
    assigned_at    datetime(6) not null
);
create index booking_assignment_assignee on booking_assignment (assignee);
