-- When the sandbox's bank took the money: not at all while it only asks.
alter table sandbox_dispute add column withdrawn_at datetime(6);
update sandbox_dispute set withdrawn_at = opened_at;
