create extension if not exists pg_trgm;

-- Instruments (virkemidler). The body is what the owner wrote, whole; the columns beside it are what lists filter and sort by.
create table instrument (
  id          text primary key,       -- slug
  version     int not null,           -- counts the writes, from 1
  owner       text not null,          -- organisation number of the scheme owner: who may write it
  support     text not null,          -- grant, loan, assistance, advice, programme
  orientation text not null,          -- national, regional, spread
  status      text not null,          -- active, paused, ended
  themes      varchar[] not null,
  sectors     varchar[] not null,
  sort_name   text not null,          -- the name in bokmål, lower case
  words       text not null,          -- all text that q= looks in
  body        json not null
);

-- Every version of an instrument, never changed.
create table instrument_version (
  id            uuid primary key,
  instrument_id text not null references instrument,
  version       int not null,
  changed       text[] not null,      -- fields that differ from the version before; all given ones in the first
  body          json not null,
  recorded_at   timestamptz not null,
  organisation  text,                 -- on whose behalf it was written
  unique (instrument_id, version)
);

-- Calls (utlysninger) of an instrument. Columns as above.
create table call (
  id            text primary key,     -- slug
  version       int not null,
  instrument_id text not null references instrument,
  manager       text,                 -- organisation number of who manages this call, beside the instrument's owner
  counties      varchar[],            -- county numbers it is for; null for the whole country
  opens_at      timestamptz,          -- null only for a historic round whose opening is not known
  closes_at     timestamptz,          -- null only when rolling
  draft         boolean not null,     -- seen by owner and manager alone
  withdrawn_at  timestamptz,
  demo          boolean not null,     -- demonstration, not a real call
  sort_title    text not null,
  words         text not null,
  body          json not null
);
create index call_instrument on call (instrument_id);
create index call_closes on call (closes_at);

create table call_version (
  id           uuid primary key,
  call_id      text not null references call on delete cascade, -- only a draft is ever deleted
  version      int not null,
  changed      text[] not null,
  body         json not null,
  recorded_at  timestamptz not null,
  organisation text,
  unique (call_id, version)
);

-- Whether a text speaks of q: by the words' Norwegian stems, or nearly so, for those who mistype. 0.4 lets "bibilotek" find "bibliotek", and "skole" not "skog".
create function speaks_of(words text, q text) returns boolean language sql stable
return to_tsvector('norwegian', words) @@ websearch_to_tsquery('norwegian', q) or strict_word_similarity(lower(q), lower(words)) > 0.4;
