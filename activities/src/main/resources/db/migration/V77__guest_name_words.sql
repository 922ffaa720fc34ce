-- A guest is found by any word of the name: each column is the name from one of its words on, so that an index answers.
-- Korean names are written without blanks: the given name begins at the second syllable.
alter table reservation add column guest_name_key_2 varchar(200) generated always as
    (regexp_replace(lower(guest_name), '^([^ -]+[ -]+|[가-힣](?=[가-힣]{1,3}$))', ''));
alter table reservation add column guest_name_key_3 varchar(200) generated always as
    (regexp_replace(lower(guest_name), '^[^ -]+[ -]+[^ -]+[ -]+', ''));
alter table reservation add column guest_name_key_4 varchar(200) generated always as
    (regexp_replace(lower(guest_name), '^[^ -]+[ -]+[^ -]+[ -]+[^ -]+[ -]+', ''));
alter table reservation add column guest_name_key_last varchar(200) generated always as
    (regexp_replace(lower(guest_name), '^.*[ -]', ''));
create index reservation_guest_name_2 on reservation (guest_name_key_2);
create index reservation_guest_name_3 on reservation (guest_name_key_3);
create index reservation_guest_name_4 on reservation (guest_name_key_4);
create index reservation_guest_name_last on reservation (guest_name_key_last);
