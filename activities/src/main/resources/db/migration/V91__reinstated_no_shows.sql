-- Until when the desk can take a no-show back; none of those before this version can be.
alter table reservation add column reinstatable_until datetime(6);
