-- Which payment intent is the one of a key. Only a stored intent is ever confirmed, so one key moves money once even after
-- Stripe has forgotten its idempotency keys. A closed key without an intent gets none any more.
create table stripe_intent (
    gateway_key varchar(120) not null primary key,
    intent_id   varchar(120),
    closed      boolean      not null,
    failures    int          not null,
    created_at  datetime(6)  not null
);
