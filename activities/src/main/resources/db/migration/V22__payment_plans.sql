-- Deposits, and the card that guarantees a booking: a token of the gateway, never card data.
alter table rate_plan add column deposit_percent int not null default 0;

alter table reservation add column (
    deposit_percent int not null default 0,
    guarantee_token varchar(200)
);
