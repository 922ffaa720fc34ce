-- What a rate says about changing dates, and what changes of a booking let the hotel keep.
alter table rate_plan add column dates_changeable boolean not null default true;
update rate_plan set dates_changeable = false where cancellation_policy = 'NON_REFUNDABLE';

alter table reservation add column dates_changeable boolean not null default true;
alter table reservation add column change_fees_minor bigint not null default 0;
alter table reservation add column penalty_floor_minor bigint not null default 0;

alter table reservation_modification add column fee_minor bigint not null default 0;
alter table reservation_modification add column penalty_floor_minor bigint not null default 0;
