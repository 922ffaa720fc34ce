-- A batch may now be any repair of many chosen bookings, not only the retry of a cause: previewed item by item before it runs.
alter table retry_batch rename to repair_batch;
alter table retry_item rename to repair_batch_item;
-- Empty for the retry of a cause; fingerprint and cause are empty for the others.
alter table repair_batch add column repair varchar(40) not null default '';
alter table repair_batch add column assignee varchar(80);
-- Who lets it run: every line of the audit log names them.
alter table repair_batch add column operator_name varchar(80) not null default '';
alter table repair_batch add column operator_role varchar(20) not null default '';
alter table repair_batch add column operator_address varchar(64) not null default '';
-- What it would do, or why it would be refused, as it was when somebody looked.
alter table repair_batch_item add column preview varchar(1000);
alter table repair_batch_item add column refused boolean not null default false;
