-- What municipalities have noted of calls: for themselves and their networks, and told to nobody else.
create table call_note (
  call_id      text not null references call,
  municipality text not null,  -- number of who notes it
  state        text not null,  -- INTERESTED, APPLIED or NOT_FOR_US
  reason       json,           -- why, by language
  noted_on     date not null,  -- since when it says so
  primary key (call_id, municipality)
);
create index call_note_municipality on call_note (municipality);
