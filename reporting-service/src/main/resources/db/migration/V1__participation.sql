-- Who took part: one row a party, project and role in a year, under an instrument.
create table participation (
  id           uuid primary key,
  instrument   text not null,      -- id of the instrument (virkemiddel); known from its events, so there is no foreign key
  project      text not null,      -- name of the project as its owner writes it; part of the key
  party_kind   text not null check (party_kind in ('municipality', 'county')),
  party_number text not null,      -- municipality number (4 digits) or county number (2), as it was in that year; never translated here
  role         text not null check (role in ('lead', 'partner', 'through-partnership')),
  year         int not null,       -- year in which it was applied for
  status       text not null check (status in ('applied', 'awarded', 'rejected', 'withdrawn', 'completed')),
  applied_nok  bigint,             -- whole kroner; null when not known
  awarded_nok  bigint,             -- whole kroner; null when not known or not awarded
  partnership  text,               -- id of the partnership (samarbeid) through which, where that is told
  call         text,               -- id of the call (utlysning), where that is told
  source       text,               -- where the record is from
  demo         boolean not null,   -- invented for demonstration
  constraint participation_key unique (instrument, project, party_number, role, year)
);
create index participation_party on participation (party_number, year);

-- A file of participations that somebody sent in. Its rows lie in a table of their own in the schema intake until it is done.
create table participation_import (
  id           uuid primary key,
  mode         text not null check (mode in ('all-or-nothing', 'valid-rows')),
  demo         boolean not null,      -- all its participations are invented for demonstration
  status       text not null check (status in ('queued', 'completed', 'rejected', 'failed')),
  rows         bigint not null,       -- rows of data in the file
  accepted     bigint not null default 0,
  rejected     bigint not null default 0,
  unchanged    bigint not null default 0, -- of the accepted, those that were there already, the same
  errors       bigint not null default 0, -- in participation_import_error
  admin        boolean not null,      -- sent by an administrator, who may write for any instrument
  consumer     text,                  -- organisation on whose behalf, as in the journal
  supplier     text,
  traceparent  text,
  created_at   timestamptz not null default clock_timestamp(),
  finished_at  timestamptz
);
create index participation_import_waiting on participation_import (id) where status = 'queued';

-- How an import goes. Apart from the import itself, whose row is locked for as long as somebody works on it.
create table participation_import_run (
  import_id uuid primary key,
  attempts  int not null default 0,   -- how many times it was begun: more than once after a crash
  progress  real not null default 0   -- 0 to 1
);

-- What is wrong in the files.
create table participation_import_error (
  id          bigint generated always as identity primary key,
  import_id   uuid not null,
  row         bigint not null,        -- line in the file; the header is 1
  place       int not null,           -- order within the row
  column_name text,                   -- column, where it is about one
  code        text not null,          -- key of the message files
  value       text,                   -- what stood there, cut short
  other       text                    -- what the text of the code further needs
);
create index participation_import_error_row on participation_import_error (import_id, row, place, id);

-- One table an import, made when it comes in and dropped when it is done: nothing to vacuum, and statistics of its own for the planner.
create schema intake;

-- Answers of statistics as they were given, byte for byte, so that a figure that was quoted can be looked up.
create table statistic_answer (
  hash     text primary key,          -- SHA-256 of the answer without its own address, base64url
  body     bytea not null,
  asked_at timestamptz not null default clock_timestamp() -- when it was last given, to the day
);
create index statistic_answer_age on statistic_answer (asked_at);
