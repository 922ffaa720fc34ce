-- A hotel that closes for good: the campaign, its bookings one by one, and what each guest is offered instead.
create table hotel_closure (
    id                 varchar(40)  not null primary key,
    hotel_id           varchar(40)  not null,
    state              varchar(20)  not null,
    reason             varchar(400) not null,
    answer_within_days int          not null,
    created_by         varchar(80)  not null,
    created_at         datetime(6)  not null,
    ended_at           datetime(6),
    constraint hotel_closure_once unique (hotel_id),
    constraint hotel_closure_hotel foreign key (hotel_id) references hotel (id)
);
create index hotel_closure_state on hotel_closure (state);

create table hotel_closure_item (
    reservation_id     varchar(40) not null primary key,
    closure_id         varchar(40) not null,
    position           int         not null,
    state              varchar(20) not null,
    choice             varchar(20),
    chosen_hotel_id    varchar(40),
    new_reservation_id varchar(40),
    allowance_minor    bigint      not null default 0,
    outcome            varchar(20),
    started_at         datetime(6),
    ended_at           datetime(6),
    constraint hotel_closure_item_position unique (closure_id, position),
    constraint hotel_closure_item_moved unique (new_reservation_id)
);
create index hotel_closure_item_state on hotel_closure_item (closure_id, state, position);

create table hotel_closure_alternative (
    reservation_id   varchar(40)   not null,
    position         int           not null,
    hotel_id         varchar(40)   not null,
    room_type_id     varchar(40)   not null,
    rate_plan_id     varchar(40)   not null,
    distance_meters  int           not null,
    currency         char(3)       not null,
    house_total      bigint        not null,
    guest_total      bigint        not null,
    nightly_prices   varchar(2000) not null,
    primary key (reservation_id, position)
);
