-- How the guest is reached by phone, and who stays in which room: a line for each, as the class Occupant writes it.
alter table reservation add column guest_phone varchar(40);
alter table reservation add column occupants varchar(4000);
