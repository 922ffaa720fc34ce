-- Guests without a booking at the desk: booked, paid, given rooms and checked in by one request. State: OPEN, DONE or UNDONE.
create table walk_in (
    reservation_id varchar(40)  not null primary key,
    actor          varchar(80)  not null,
    room_ids       varchar(500) not null,
    payment_token  varchar(200),
    method         varchar(20),
    reason         varchar(300),
    state          varchar(10)  not null,
    why            varchar(1000),
    created_at     datetime(6)  not null,
    constraint walk_in_reservation foreign key (reservation_id) references reservation (id)
);
create index walk_in_state on walk_in (state);
