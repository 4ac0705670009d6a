-- A row that can never be sent is set aside, so that those behind it leave. It stays in the journal and in the HTTP feed.
alter table journal
  add column set_aside_at      timestamptz, -- when it was; null again when somebody has said that it be sent all the same
  add column set_aside_because text,        -- what the broker said, or why it was not even asked
  add column dropped_at        timestamptz; -- when somebody said that it need never be sent

drop index journal_unsent;
create index journal_unsent on journal (sequence) where sent_at is null and sequence is not null and set_aside_at is null;
create index journal_aside on journal (sequence) where set_aside_at is not null and dropped_at is null;

-- What waits for somebody to decide. One that is superseded tells nobody anything new: its key's state has been sent since.
create view journal_set_aside as
select sequence, aggregate, key, type, octet_length(data::text) as bytes, recorded_at, set_aside_at, set_aside_because as because,
       exists (select from journal newer where newer.key = journal.key and newer.aggregate = journal.aggregate
               and newer.sequence > journal.sequence and newer.sent_at is not null) as superseded
from journal where set_aside_at is not null and dropped_at is null;

-- Sets a row aside that stands in the way of others, by hand: the relay does so itself where the broker says that it is the row's fault.
create function journal_put_aside(which bigint, why text) returns void language plpgsql as $$
begin
  update journal set set_aside_at = clock_timestamp(), set_aside_because = why where sequence = which and sent_at is null and set_aside_at is null;
  if not found then
    raise exception 'No event % waits to be sent.', which;
  end if;
end $$;

-- Sends a row that was set aside all the same: what was in its way is mended.
create function journal_send_again(which bigint) returns void language plpgsql as $$
begin
  if not exists (select from journal_set_aside where sequence = which) then
    raise exception 'No event % is set aside.', which;
  end if;
  if (select superseded from journal_set_aside where sequence = which) then
    raise exception 'A newer event of the same key has been sent since: % may be dropped.', which;
  end if;
  update journal set set_aside_at = null where sequence = which;
  notify journal;
end $$;

-- Leaves a row unsent for good.
create function journal_drop(which bigint) returns void language plpgsql as $$
begin
  update journal set dropped_at = clock_timestamp() where sequence = which and set_aside_at is not null and dropped_at is null;
  if not found then
    raise exception 'No event % is set aside.', which;
  end if;
end $$;
