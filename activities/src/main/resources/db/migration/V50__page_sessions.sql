-- Who is signed in to the pages. The browser holds the token, we hold its hash. Ended rows stay for a day, so that a
-- browser whose session was ended elsewhere can be told why.
create table page_session (
    token_hash     char(64)     not null primary key,
    account_id     varchar(40)  not null,
    device         varchar(200) not null,
    started_at     datetime(6)  not null,
    last_active_at datetime(6)  not null,
    state          varchar(20)  not null,
    ended_at       datetime(6),
    constraint page_session_account foreign key (account_id) references account (id)
);
create index page_session_by_account on page_session (account_id, state);
create index page_session_by_activity on page_session (last_active_at);

-- Searches that somebody kept under a name; shared ones are seen by the whole head office.
create table saved_filter (
    id         varchar(40)   not null primary key,
    owner_id   varchar(40)   not null,
    name       varchar(80)   not null,
    criteria   varchar(2000) not null,
    shared     boolean       not null,
    created_at datetime(6)   not null,
    constraint saved_filter_owner foreign key (owner_id) references account (id)
);
create index saved_filter_by_owner on saved_filter (owner_id, name);
