-- What has happened to partnerships, receptions, solutions and reports, until it has been queued for those who watch it.
create table news (
  id             uuid primary key default uuidv7(), -- in the order they were heard
  kind           text not null,          -- partnership.formed, membership.joined, reception.advanced, ...
  happened_at    timestamptz not null,
  subject        text not null,          -- id of the thing
  partnership_id text,                   -- that it belongs to
  municipalities varchar[] not null,     -- numbers of those whom it is about
  path           text not null           -- where it is read
);

-- The newest event of each thing that has been heard, which outlives the read model: what is read again is no news.
create table news_heard (
  topic    text not null,
  key      text not null,
  sequence bigint not null,
  primary key (topic, key)
);

-- News of other things is of no change of a call.
alter table delivery alter column change_id drop not null;
alter table delivery alter column call_id drop not null;
alter table delivery add column subject text; -- id of the thing; null for a change of a call
