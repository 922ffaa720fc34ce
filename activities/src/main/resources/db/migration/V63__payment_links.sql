-- What opens the payment page of a booking without signing in: sent to the guest when the gateway was down.
create table payment_link (
    reservation_id varchar(40) not null primary key,
    link_key       varchar(40) not null,
    created_at     datetime(6) not null
);
