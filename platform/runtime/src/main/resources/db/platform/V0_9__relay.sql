-- Whose turn it is to send the journal (no.dugnad.platform.journal.JournalRelay), by this database's clock: one row.
create table relay (
  one    boolean primary key default true check (one),
  holder uuid,                                      -- process of the service that has the turn, or had it last
  term   bigint not null default 0,                 -- counts the turns: who renews names its own, so one that was taken is not renewed
  until  timestamptz not null default '-infinity'   -- when it ends unless it is renewed; then it is anybody's
);
insert into relay default values;

-- Gives at most so many committed rows the next sequences, in commit order and without a gap, and says how many it gave. Whichever process of the service is awake
-- may do it: one at a time, and whoever comes meanwhile has nothing to do. It is one statement, so no connection that hangs can be in the midst of it.
create function number_journal(most int) returns int language plpgsql as $$
declare
  numbered int;
begin
  if not exists (select from journal where sequence is null) then return 0; end if;
  if not pg_try_advisory_xact_lock(hashtext('number_journal')) then return 0; end if;
  -- a statement of its own, which sees what was numbered before the lock was had
  with next as (select position, row_number() over (order by position) as n
                from (select position from journal where sequence is null order by position limit most) waiting),
       last as (select coalesce(max(sequence), 0) as sequence from journal)
  update journal set sequence = last.sequence + next.n from next, last where journal.position = next.position;
  get diagnostics numbered = row_count;
  return numbered;
end $$;
