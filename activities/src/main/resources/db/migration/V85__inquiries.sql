-- A bank that only asks has taken nothing: whether it has is kept with each dispute.
alter table payment_dispute add column withdrawn boolean not null default true;
