-- What has happened, in one table: outbox, audit trail and HTTP event feed. Rows are never changed but for sequence and sent_at, and never deleted.
create table journal (
  position    bigint generated always as identity primary key, -- order of insertion; handed out before commit, so never read "rows after N" by it
  sequence    bigint unique,                                   -- given by the relay to committed rows, gap-free; null until then
  id          uuid not null default uuidv7(),                  -- id of the CloudEvent
  aggregate   text not null,                                   -- names the topic: dugnad.<aggregate>
  key         text not null,                                   -- id of the aggregate; key of the message
  type        text not null,                                   -- CloudEvents type: what happened
  data        json not null,                                   -- the whole state after the fact, byte for byte as it is sent
  recorded_at timestamptz not null default clock_timestamp(),
  consumer    text,                                            -- organisation on whose behalf; null when the service itself acted
  supplier    text,                                            -- organisation that acted for the consumer, where that was delegated
  traceparent text,                                            -- W3C trace context of the request
  sent_at     timestamptz                                      -- when the broker acknowledged it
);
create index journal_unnumbered on journal (position) where sequence is null;
create index journal_unsent on journal (sequence) where sent_at is null;
create index journal_subject on journal (key, sequence);
create index journal_type on journal (type, sequence);

-- One NOTIFY a statement, not one a row: an import records a million rows in one.
create function journal_written() returns trigger language plpgsql as $$
begin
  notify journal;
  return null;
end $$;
create trigger journal_written after insert on journal for each statement execute function journal_written();
