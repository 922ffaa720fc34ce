-- Nights on which a room is out of order; each takes a room of its type off sale like a booking would, as far as one was left.
alter table room add column out_of_order_from date;
alter table room add column out_of_order_to date;
create table room_out_night (
    room_id      varchar(40) not null,
    stay_date    date        not null,
    room_type_id varchar(40) not null,
    primary key (room_id, stay_date),
    constraint room_out_night_room foreign key (room_id) references room (id)
);
create index room_out_night_type on room_out_night (room_type_id, stay_date);
