-- guest_id is the account that made a booking; whose the points and the stay are stands apart, and may be nobody's. Bookings
-- that staff made belong to nobody's account from now on.
alter table reservation add column guest_account_id varchar(40);
update reservation set guest_account_id = guest_id
    where not exists (select 1 from account a where a.id = reservation.guest_id and a.role <> 'GUEST');
create index reservation_guest_account on reservation (guest_account_id, id);
