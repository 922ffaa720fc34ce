-- When a booking was last changed: partners ask for what has changed since.
alter table reservation add column updated_at datetime(6) not null default current_timestamp(6);
update reservation set updated_at = coalesce(
    (select max(e.occurred_at) from reservation_event e where e.reservation_id = reservation.id), created_at);
create index reservation_updated on reservation (updated_at, id);
