-- All tokens of an account with an older version than its own are out; nobody gets in to a disabled one.
alter table account add column token_version int not null default 0;
alter table account add column disabled_at datetime(6);
