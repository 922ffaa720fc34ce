-- A booking may have several links for its guest, each for one purpose with a key of its own.
alter table payment_link rename to guest_link;
alter table guest_link add column purpose varchar(20) not null default 'PAYMENT';
alter table guest_link drop primary key;
alter table guest_link add primary key (reservation_id, purpose);
