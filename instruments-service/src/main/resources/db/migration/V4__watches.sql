-- What has changed in a call, and for whom: found by running its criteria before and after over all municipalities. Never changed.
create table call_change (
  id          uuid primary key,       -- in the order they were found (version 7)
  call_id     text not null references call,
  kind        text not null,          -- call.opened, call.deadline-moved, ...
  occurred_at timestamptz not null,   -- when it was written, or when the call opened by the clock
  facts_at    date not null,          -- the date of the facts on municipalities that the criteria were evaluated on
  details     json not null           -- values moved, names of fields, municipalities that lost or gained
);
create index call_change_call on call_change (call_id, id);

-- How far the journal has been gone through for changes of calls. One row; whoever holds its lock goes on.
create table change_position (
  the_only boolean primary key default true check (the_only),
  sequence bigint not null            -- the last event of the journal that has been looked at
);

-- What has been told of a published call: whether it is open, so that an opening by the clock is told once.
create table call_told (
  call_id text primary key references call on delete cascade,
  open    boolean not null
);

-- Changes from before there were watches are not found out: the facts of then are not those of now.
insert into change_position (sequence) select coalesce(max(sequence), 0) from journal;
insert into call_told (call_id, open)
select id, withdrawn_at is null and coalesce(opens_at <= now(), true) and coalesce(closes_at > now(), true) from call where not draft;

-- Who wants to be told of which changes, and where (abonnement).
create table watch (
  id              uuid primary key,
  owner           text not null,      -- organisation number of who made it: who may read and write it
  municipality    text,               -- municipality number whose calls are watched
  partnership_id  text,               -- or a partnership, for all its members; neither for all calls
  filter          json,               -- as the filters of a search for calls
  changes         varchar[] not null, -- kinds of changes
  end_point       text not null,      -- address that deliveries are posted to
  secret          text not null,      -- signs deliveries; shown once
  old_secret      text,               -- the one before, which signs too for a while
  old_secret_until timestamptz,
  state           text not null,      -- active or disabled
  disabled_reason text,               -- gone, failing or owner; null while active
  disabled_at     timestamptz,
  created_at      timestamptz not null,
  delivered_at    timestamptz,        -- when a delivery came through last
  busy_until      timestamptz         -- whoever works off its deliveries has it until then; a service that dies lets go of it by that
);
create index watch_owner on watch (owner, id);

-- One change for one watch, and how it goes with it: outbox and delivery log.
create table delivery (
  id              uuid primary key,   -- webhook-id: the same at each attempt
  watch_id        uuid not null references watch on delete cascade,
  change_id       uuid not null references call_change,
  call_id         text not null,
  kind            text not null,
  payload         text not null,      -- the body, byte for byte as it is signed and sent at each attempt
  state           text not null,      -- pending, delivered or failed
  tries           int not null,       -- since it was queued or replayed
  next_attempt_at timestamptz,        -- null unless pending
  created_at      timestamptz not null,
  delivered_at    timestamptz,
  attempts        json not null       -- the latest, oldest first: when, status or error, how long
);
create index delivery_due on delivery (next_attempt_at) where state = 'pending';
create index delivery_watch on delivery (watch_id, id);
create index delivery_age on delivery (created_at);
