-- An event whose listeners fail waits for its next try, whichever node makes it.
alter table reservation_event add column attempts int not null default 0;
alter table reservation_event add column next_attempt_at datetime(6);
alter table reservation_event add column last_error varchar(400);
