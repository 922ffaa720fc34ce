-- Orders of the sandbox gateway that do not simply go through: the payment token that says how they go, and what the
-- gateway decides by itself later.
create table sandbox_course (
    movement_key  varchar(120) not null primary key,
    payment_token varchar(200) not null,
    decides_at    datetime(6),
    decides_as    varchar(20)
);
create index sandbox_course_decides on sandbox_course (decides_at);
