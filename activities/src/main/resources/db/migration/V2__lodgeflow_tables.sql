-- One dialect for H2 (MODE=MySQL) and MySQL 8. Instants are UTC with microseconds, amounts are minor units, ids opaque.

create table hotel (
    id                   varchar(40)   not null primary key,
    version              int           not null,
    time_zone            varchar(60)   not null,
    currency             char(3)       not null,
    deleted_at           datetime(6),
    name                 varchar(200)  not null,
    description          varchar(4000) not null,
    address              varchar(400)  not null,
    city                 varchar(120)  not null,
    country              char(2)       not null,
    latitude             double        not null,
    longitude            double        not null,
    star_rating          int           not null,
    guest_rating         double        not null,
    amenities            varchar(2000) not null,
    images               varchar(4000) not null,
    check_in_hour        time          not null,
    check_out_hour       time          not null,
    no_show_cut_off_hour time          not null,
    overbooking_percent  int           not null,
    booking_horizon_days int           not null,
    constraint hotel_overbooking check (overbooking_percent between 100 and 200)
);
create index hotel_city on hotel (city);

create table room_type (
    id               varchar(40)   not null primary key,
    version          int           not null,
    hotel_id         varchar(40)   not null,
    code             varchar(40)   not null,
    deleted_at       datetime(6),
    name             varchar(200)  not null,
    description      varchar(4000) not null,
    occupancy        int           not null,
    beds             varchar(200)  not null,
    square_metres    int           not null,
    grade            int           not null,
    base_price_minor bigint        not null,
    amenities        varchar(2000) not null,
    images           varchar(4000) not null,
    constraint room_type_code unique (hotel_id, code),
    constraint room_type_hotel foreign key (hotel_id) references hotel (id)
);

create table room (
    id           varchar(40)  not null primary key,
    version      int          not null,
    hotel_id     varchar(40)  not null,
    room_type_id varchar(40)  not null,
    number       varchar(20)  not null,
    floor        int          not null,
    features     varchar(400) not null,
    status       varchar(20)  not null,
    deleted_at   datetime(6),
    constraint room_number unique (hotel_id, number),
    constraint room_room_type foreign key (room_type_id) references room_type (id)
);
create index room_by_type on room (room_type_id);

create table rate_plan (
    id                  varchar(40)  not null primary key,
    version             int          not null,
    hotel_id            varchar(40)  not null,
    code                varchar(40)  not null,
    name                varchar(200) not null,
    price_percent       int          not null,
    payment_plan        varchar(20)  not null,
    cancellation_policy varchar(40)  not null,
    deleted_at          datetime(6),
    constraint rate_plan_code unique (hotel_id, code),
    constraint rate_plan_hotel foreign key (hotel_id) references hotel (id)
);

-- What is on sale, by room type and night. sell_limit = rooms and the overbooking allowance; the CHECK is the last line
-- behind the conditional update that takes nights.
create table room_type_night (
    room_type_id varchar(40) not null,
    stay_date    date        not null,
    hotel_id     varchar(40) not null,
    rooms        int         not null,
    sell_limit   int         not null,
    reserved     int         not null default 0,
    price_minor  bigint      not null,
    primary key (room_type_id, stay_date),
    constraint room_type_night_not_oversold check (reserved >= 0 and reserved <= sell_limit),
    constraint room_type_night_price check (price_minor >= 0),
    constraint room_type_night_room_type foreign key (room_type_id) references room_type (id)
);
create index room_type_night_hotel on room_type_night (hotel_id, stay_date);

create table price_change (
    id           bigint       not null auto_increment primary key,
    room_type_id varchar(40)  not null,
    from_date    date         not null,
    to_date      date         not null,
    old_minimum  bigint,
    old_maximum  bigint,
    new_price    bigint       not null,
    changed_by   varchar(80)  not null,
    changed_at   datetime(6)  not null
);
create index price_change_room_type on price_change (room_type_id, id);

create table account (
    id            varchar(40)  not null primary key,
    version       int          not null,
    email         varchar(254) not null,
    password_hash varchar(200) not null,
    name          varchar(200) not null,
    role          varchar(20)  not null,
    hotel_id      varchar(40),
    language      varchar(5)   not null,
    vip_level     int          not null,
    demo          boolean      not null,
    created_at    datetime(6)  not null,
    constraint account_email unique (email),
    constraint account_vip_level check (vip_level between 0 and 5)
);

create table reservation (
    id                  varchar(40)   not null primary key,
    version             int           not null,
    confirmation_number varchar(20)   not null,
    hotel_id            varchar(40)   not null,
    room_type_id        varchar(40)   not null,
    rate_plan_id        varchar(40)   not null,
    client_reference    varchar(80),
    guest_id            varchar(40)   not null,
    guest_name          varchar(200)  not null,
    guest_email         varchar(254)  not null,
    guest_language      varchar(5)    not null,
    vip_level           int           not null,
    special_requests    varchar(1000) not null,
    wishes              varchar(200)  not null,
    arrival             date          not null,
    departure           date          not null,
    rooms               int           not null,
    adults              int           not null,
    children            int           not null,
    currency            char(3)       not null,
    nightly_prices      varchar(2000) not null,
    total_minor         bigint        not null,
    payment_plan        varchar(20)   not null,
    cancellation_policy varchar(40)   not null,
    policy_version      varchar(80)   not null,
    status              varchar(20)   not null,
    payment_status      varchar(20)   not null,
    rooms_assigned      boolean       not null,
    modification_open   boolean       not null,
    ever_modified       boolean       not null default false,
    payment_deadline    datetime(6),
    room_assignment_at  datetime(6)   not null,
    no_show_cut_off_at  datetime(6)   not null,
    check_out_due_at    datetime(6)   not null,
    cancellation_reason varchar(400),
    created_at          datetime(6)   not null,
    ended_at            datetime(6),
    constraint reservation_confirmation unique (confirmation_number),
    constraint reservation_client_reference unique (guest_id, client_reference)
);
create index reservation_guest on reservation (guest_id, id);
create index reservation_hotel_arrival on reservation (hotel_id, arrival);

-- The history of each reservation and the outbox of its events in one: written with the change, published after it.
create table reservation_event (
    id             bigint        not null auto_increment primary key,
    reservation_id varchar(40)   not null,
    type           varchar(40)   not null,
    from_status    varchar(20),
    to_status      varchar(20),
    actor          varchar(80)   not null,
    note           varchar(1000) not null,
    occurred_at    datetime(6)   not null,
    published_at   datetime(6)
);
create index reservation_event_reservation on reservation_event (reservation_id, id);
create index reservation_event_unpublished on reservation_event (published_at, id);

create table reservation_modification (
    id              varchar(40)   not null primary key,
    version         int           not null,
    reservation_id  varchar(40)   not null,
    room_type_id    varchar(40)   not null,
    arrival         date          not null,
    departure       date          not null,
    rooms           int           not null,
    adults          int           not null,
    children        int           not null,
    currency        char(3)       not null,
    nightly_prices  varchar(2000) not null,
    difference_minor bigint       not null,
    refund_minor    bigint        not null,
    payment_token   varchar(200),
    status          varchar(20)   not null,
    decline_reason  varchar(400),
    created_at      datetime(6)   not null
);
create index reservation_modification_reservation on reservation_modification (reservation_id, id);

-- One row for each physical room and date in use: the key makes double use impossible.
create table room_night (
    room_id        varchar(40) not null,
    stay_date      date        not null,
    reservation_id varchar(40) not null,
    position       int         not null,
    primary key (room_id, stay_date)
);
create index room_night_reservation on room_night (reservation_id, stay_date);

create table idempotency_key (
    scope        varchar(80)  not null,
    request_key  varchar(200) not null,
    body_hash    char(64)     not null,
    resource_id  varchar(40)  not null,
    answer_status int,
    answer_body  longtext,
    created_at   datetime(6)  not null,
    primary key (scope, request_key)
);
create index idempotency_key_created on idempotency_key (created_at);

create table payment_attempt (
    id                varchar(40)  not null primary key,
    version           int          not null,
    reservation_id    varchar(40)  not null,
    purpose           varchar(20)  not null,
    attempt_number    int          not null,
    gateway_key       varchar(80)  not null,
    amount_minor      bigint       not null,
    currency          char(3)      not null,
    payment_token     varchar(200) not null,
    status            varchar(20)  not null,
    gateway_reference varchar(120),
    decline_code      varchar(80),
    decline_detail    varchar(400),
    refunded_minor    bigint       not null,
    created_at        datetime(6)  not null,
    decided_at        datetime(6),
    constraint payment_attempt_number unique (reservation_id, attempt_number),
    constraint payment_attempt_key unique (gateway_key),
    constraint payment_attempt_refunds check (refunded_minor between 0 and amount_minor)
);

create table refund (
    id                 varchar(40)  not null primary key,
    version            int          not null,
    reservation_id     varchar(40)  not null,
    payment_attempt_id varchar(40)  not null,
    gateway_key        varchar(120) not null,
    amount_minor       bigint       not null,
    currency           char(3)      not null,
    reason             varchar(400) not null,
    status             varchar(20)  not null,
    gateway_reference  varchar(120),
    failure            varchar(400),
    created_at         datetime(6)  not null,
    decided_at         datetime(6),
    constraint refund_key unique (gateway_key)
);
create index refund_reservation on refund (reservation_id, id);

create table folio_posting (
    posting_key    varchar(120) not null primary key,
    reservation_id varchar(40)  not null,
    type           varchar(30)  not null,
    amount_minor   bigint       not null,
    currency       char(3)      not null,
    text           varchar(400) not null,
    business_date  date         not null,
    posted_at      datetime(6)  not null,
    sequence       bigint       not null auto_increment,
    constraint folio_posting_sequence unique (sequence)
);
create index folio_posting_reservation on folio_posting (reservation_id, sequence);

create table guest_message (
    id             varchar(40)   not null primary key,
    message_key    varchar(120)  not null,
    reservation_id varchar(40)   not null,
    kind           varchar(30)   not null,
    recipient      varchar(254)  not null,
    language       varchar(5)    not null,
    subject        varchar(400)  not null,
    body           varchar(8000) not null,
    created_at     datetime(6)   not null,
    sent_at        datetime(6),
    attempts       int           not null default 0,
    next_attempt_at datetime(6)  not null,
    last_error     varchar(400),
    constraint guest_message_key unique (message_key)
);
create index guest_message_reservation on guest_message (reservation_id, id);
create index guest_message_unsent on guest_message (sent_at, next_attempt_at);

create table work_item (
    id             varchar(40)   not null primary key,
    version        int           not null,
    reservation_id varchar(40)   not null,
    hotel_id       varchar(40)   not null,
    kind           varchar(30)   not null,
    title          varchar(400)  not null,
    choices        varchar(4000) not null,
    created_at     datetime(6)   not null,
    due_at         datetime(6)   not null,
    done_at        datetime(6),
    outcome        varchar(400)
);
create index work_item_reservation on work_item (reservation_id);
create index work_item_open on work_item (done_at, due_at);

-- The sandbox gateway's own books. It plays the outside world: it writes in transactions of its own.
create table sandbox_movement (
    movement_key    varchar(120) not null primary key,
    kind            varchar(10)  not null,
    reference       varchar(60)  not null,
    charge_reference varchar(60),
    amount_minor    bigint       not null,
    currency        char(3)      not null,
    outcome         varchar(20)  not null,
    code            varchar(80),
    detail          varchar(400),
    calls           int          not null,
    created_at      datetime(6)  not null
);

-- Values that outlive a restart and belong to the installation: the clock's shift in demo mode, the token signing key.
create table setting (
    name  varchar(60)   not null primary key,
    setting_value varchar(2000) not null
);
