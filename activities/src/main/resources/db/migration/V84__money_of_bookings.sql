-- How the money of a booking stands, derived from its payments, refunds and folio by every change that moves any: what the
-- hotel has, and what is open. The state of payment follows from it, unless a payment or refund is under way.
alter table reservation add column paid_minor bigint not null default 0;
alter table reservation add column due_minor bigint not null default 0;

update reservation set paid_minor = points_used * point_value_minor
    + coalesce((select sum(greatest(0, a.amount_minor - a.disputed_minor)) from payment_attempt a
        where a.reservation_id = reservation.id and a.status = 'CAPTURED'), 0)
    - coalesce((select sum(f.amount_minor) from refund f
        where f.reservation_id = reservation.id and f.status = 'SUCCEEDED'), 0);
update reservation set paid_minor = 0 where paid_minor < 0;

update reservation set due_minor = greatest(0, total_minor - (points_used - points_to_return) * point_value_minor
    - coalesce((select sum(greatest(0, a.amount_minor - a.refunded_minor - a.disputed_minor)) from payment_attempt a
        where a.reservation_id = reservation.id and a.status = 'CAPTURED'), 0)
    - coalesce((select sum(f.amount_minor) from refund f where f.reservation_id = reservation.id
        and f.allowance = true and f.status <> 'CANCELED' and f.approval <> 'DENIED'), 0))
where status in ('PENDING', 'CONFIRMED', 'PAID', 'CHECKED_IN');
update reservation set due_minor = greatest(0, coalesce((select sum(p.amount_minor) from folio_posting p
    where p.reservation_id = reservation.id), 0))
where status not in ('PENDING', 'CONFIRMED', 'PAID', 'CHECKED_IN');

update reservation set payment_status = case
    when paid_minor = 0 and due_minor = 0 and exists (select 1 from refund f
        where f.reservation_id = reservation.id and f.status = 'SUCCEEDED') then 'REFUNDED'
    when paid_minor = 0 then 'UNPAID'
    when due_minor > 0 then 'PARTIALLY_PAID'
    else 'PAID' end
where payment_status = 'PAID' and (due_minor > 0 or paid_minor = 0)
    or payment_status in ('UNPAID', 'PARTIALLY_PAID') and paid_minor > 0
    or payment_status = 'DEPOSIT_PAID' and due_minor = 0 and paid_minor >= total_minor;
