-- What a payment waits for that is not decided: the gateway's name of it, and the page on which the guest confirms it.
alter table payment_attempt add column pending_reference varchar(120);
alter table payment_attempt add column next_action varchar(2000);
