-- What a municipality says of itself: {innovationStrategy, staffCapacity, readiness, stated}; null when it has said nothing.
alter table municipality add column profile json;

-- Whom to write to. Personal data: never in logs, never in events, read with a token only.
create table contact (
  id         uuid primary key,
  number     text not null references municipality,
  role       text not null,         -- RESEARCH_INNOVATION or DIGITALISATION
  name       text not null,
  email      text not null,
  phone      text,
  title      text,
  stated_on  date not null,         -- when the municipality said so
  stated_by  text,                  -- organisation number
  expires_on date not null          -- after this it must be confirmed
);
create index contact_number on contact (number);
create index contact_expires on contact (expires_on);

-- The trace that a person was erased, without anything about the person.
create table contact_erasure (
  id         uuid primary key,
  number     text not null,
  role       text not null,
  erased_at  timestamptz not null,
  erased_by  text                   -- organisation number
);
create index contact_erasure_number on contact_erasure (number, erased_at);
