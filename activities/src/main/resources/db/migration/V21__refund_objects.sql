-- Refunds are asked for, decided by a second person above a limit, tried again with a key of their own each time, and at
-- last given back by hand.
alter table refund add column (
    approval     varchar(20) not null default 'NOT_NEEDED',
    requested_by varchar(80) not null default 'workflow',
    decided_by   varchar(80),
    allowance    boolean     not null default false,
    tries        int         not null default 0,
    next_try_at  datetime(6)
);
