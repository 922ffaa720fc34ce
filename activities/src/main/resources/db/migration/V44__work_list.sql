-- Work for people is taken by somebody, and its outcome says what the workflow does next.
alter table work_item add column claimed_by varchar(80);
alter table work_item add column claimed_at datetime(6);
create index work_item_claimed on work_item (claimed_by, done_at);
