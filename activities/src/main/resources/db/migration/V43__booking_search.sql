-- What makes the search of operations answer at once with a million bookings.
create index reservation_status on reservation (status, id);
create index reservation_arrival on reservation (arrival, id);
create index reservation_guest_email on reservation (guest_email);
alter table reservation add column guest_name_key varchar(200) generated always as (lower(guest_name));
create index reservation_guest_name on reservation (guest_name_key);
create index LODGEFLOW_IDX_EXEC_STEP on ACT_RU_EXECUTION (ACT_ID_);
