create table thing (
  id       text primary key,
  name     json not null,
  size     int,
  owner    text not null,
  made_on  date
);
