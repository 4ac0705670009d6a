-- A million events of an import wait to be numbered and sent for a minute or more. What is told of other things meanwhile does not wait for them: of each aggregate a number of
-- rows is taken, the oldest first. So no aggregate's events ever overtake each other, and those of one overtake another's only where very many of these wait.
drop index journal_unnumbered;
create index journal_unnumbered on journal (aggregate, position) where sequence is null;
drop index journal_unsent;
create index journal_unsent on journal (aggregate, sequence) where sent_at is null and sequence is not null and set_aside_at is null;

-- The first row of each aggregate that has no sequence yet: one look at the index for each, however many wait.
create function journal_unnumbered() returns table (aggregate text, "position" bigint) language sql stable as $$
  with recursive first as (
    (select j.aggregate, j.position from journal j where j.sequence is null order by j.aggregate, j.position limit 1)
    union all
    select next.aggregate, next.position from first cross join lateral (
      select j.aggregate, j.position from journal j where j.sequence is null and j.aggregate > first.aggregate order by j.aggregate, j.position limit 1) next)
  select * from first
$$;

-- The first that has one and waits to be sent.
create function journal_unsent() returns table (aggregate text, sequence bigint) language sql stable as $$
  with recursive first as (
    (select j.aggregate, j.sequence from journal j where j.sent_at is null and j.sequence is not null and j.set_aside_at is null
     order by j.aggregate, j.sequence limit 1)
    union all
    select next.aggregate, next.sequence from first cross join lateral (
      select j.aggregate, j.sequence from journal j
      where j.sent_at is null and j.sequence is not null and j.set_aside_at is null and j.aggregate > first.aggregate
      order by j.aggregate, j.sequence limit 1) next)
  select * from first
$$;

-- Gives at most so many committed rows of each aggregate the next sequences, in commit order and without a gap, and says how many it gave. Whichever process of the service is
-- awake may do it: one at a time, and whoever comes meanwhile has nothing to do. It is one statement, so no connection that hangs can be in the midst of it.
create or replace function number_journal(most int) returns int language plpgsql as $$
declare
  numbered int;
begin
  if not exists (select from journal where sequence is null) then return 0; end if;
  if not pg_try_advisory_xact_lock(hashtext('number_journal')) then return 0; end if;
  -- a statement of its own, which sees what was numbered before the lock was had
  with next as (select waiting.position, row_number() over (order by waiting.position) as n
                from journal_unnumbered() u cross join lateral (
                  select j.position from journal j where j.sequence is null and j.aggregate = u.aggregate order by j.position limit most) waiting),
       last as (select coalesce(max(sequence), 0) as sequence from journal)
  update journal set sequence = last.sequence + next.n from next, last where journal.position = next.position;
  get diagnostics numbered = row_count;
  return numbered;
end $$;
