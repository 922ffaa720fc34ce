-- Texts of what a hotel sells, for readers of Korean; empty where the hotel has written none.
alter table room_type add column name_ko varchar(200);
alter table room_type add column description_ko varchar(4000);
alter table room_type add column beds_ko varchar(200);
alter table rate_plan add column name_ko varchar(200);
