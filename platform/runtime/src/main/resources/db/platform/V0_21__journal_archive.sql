-- Events that have been superseded for long go from the journal to its archive, which nobody reads but an auditor (no.dugnad.platform.journal.JournalRetentionJob). The last
-- event of a key never does: the topics are filled from the journal.
create table journal_archive (
  sequence    bigint primary key,
  id          uuid not null,
  aggregate   text not null,
  key         text not null,
  type        text not null,
  data        json not null,
  recorded_at timestamptz not null,
  consumer    text,
  supplier    text,
  traceparent text,
  sent_at     timestamptz not null,
  archived_at timestamptz not null default clock_timestamp()
);
create index journal_archive_subject on journal_archive (key, sequence);
create index journal_archive_age on journal_archive using brin (recorded_at);

-- From where on the journal is whole: after this sequence no event has gone.
create table journal_kept (
  one      boolean primary key default true check (one),
  sequence bigint not null default 0
);
insert into journal_kept default values;

-- Takes at most so many rows that were superseded before a moment, and says how many it took.
create function archive_journal(superseded_before timestamptz, most int) returns int language plpgsql as $$
declare
  taken int;
begin
  with old as (select j.position from journal j
               where j.recorded_at < superseded_before and j.sent_at is not null
                 and exists (select from journal n
                             where n.key = j.key and n.sequence > j.sequence and n.aggregate = j.aggregate and n.sent_at is not null
                               and n.recorded_at < superseded_before)
               order by j.position limit most for update skip locked),
       gone as (delete from journal j using old where j.position = old.position returning j.*),
       kept as (update journal_kept set sequence = greatest(sequence, (select max(sequence) from gone)) where exists (select from gone))
  insert into journal_archive (sequence, id, aggregate, key, type, data, recorded_at, consumer, supplier, traceparent, sent_at)
  select sequence, id, aggregate, key, type, data, recorded_at, consumer, supplier, traceparent, sent_at from gone;
  get diagnostics taken = row_count;
  return taken;
end $$;
