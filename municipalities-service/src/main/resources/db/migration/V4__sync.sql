-- Staying current with SSB.

-- What is otherwise than in the tables that ship: new figures, and corrections that a person has approved. Laid over the shipped facts when the registry
-- is read into memory, in the order they came, so that it outlives a reload of the shipped tables.
create table correction (
  id         bigint generated always as identity primary key,
  what       json not null,         -- {kind, …}, as in no.dugnad.municipalities.registry.Correction
  source     text not null,         -- the run it came from
  applied_at timestamptz not null,
  applied_by text                   -- organisation number of whoever approved it; null for what applies by itself
);

create table sync_run (
  id         uuid primary key,
  dry_run    boolean not null,      -- shows the difference and changes nothing
  status     text not null,         -- RUNNING, COMPLETED or FAILED
  started_at timestamptz not null,
  started_by text,                  -- organisation number; null for the schedule
  ended_at   timestamptz,
  sources    json not null,         -- [{source, outcome}], in the order they are asked
  failure    json                   -- {source, reason, httpStatus, text}
);
create index sync_run_started on sync_run (started_at);

create table sync_difference (
  id          uuid primary key,
  run         uuid not null references sync_run,
  n           int not null,         -- from 1 in the run
  what        json not null,        -- {kind, date, year, items, reform}
  fingerprint text not null,        -- SHA-256 of what: the same difference in another run is known by it
  status      text not null,        -- WOULD_APPLY, WOULD_HOLD, APPLIED, HELD, APPROVED, REFUSED or SETTLED
  decided_at  timestamptz,
  decided_by  text,                 -- organisation number
  unique (run, n)
);
create index sync_difference_known on sync_difference (fingerprint, status);

-- The last whole and readable answer of each source, for asking on condition, and for a run that goes on where another failed.
create table sync_answer (
  source        text primary key,
  address       text not null,
  etag          text,
  last_modified text,               -- as it was sent
  body          bytea not null,
  run           uuid not null references sync_run  -- in which it was last asked for
);
