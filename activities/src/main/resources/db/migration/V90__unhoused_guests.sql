-- Since when the house has owed the guest a room: such a booking never becomes a no-show, and nothing of it is kept.
alter table reservation add column unhoused_since datetime(6);
