-- From which network a guest booked, and how to find what somebody holds at a hotel.
alter table reservation add column placed_from varchar(45);
create index reservation_held_by on reservation (guest_id, hotel_id, status);
create index reservation_held_from on reservation (placed_from, hotel_id, status);
