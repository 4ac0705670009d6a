-- The life of the journal: it begins anew when the database was put back to an earlier moment, because sequences that others have seen are then given a second time, to other
-- events. What is of a higher life is newer, whatever its sequence (no.dugnad.platform.journal.JournalRelay, docs/decisions/0002).
create table journal_life (
  one      boolean primary key default true check (one),
  epoch    bigint not null default 0,                        -- counts the lives; goes out with each event
  began_at timestamptz not null default clock_timestamp(),
  database text                                              -- in which it is lived, so that a copy of it knows that it is one; null until somebody looked
);
insert into journal_life default values;

-- The topics that the journal has been sent on.
create table journal_topic (
  topic     text primary key,
  topic_id  uuid,    -- Kafka's own id, as it was seen last: a topic that was made anew has another
  sent      bigint,  -- the highest sequence of this life that the broker has acknowledged on it
  refill_to bigint,  -- while it is filled again: the newest event of each key up to this sequence is sent once more, and nothing else goes there; null when it is whole
  refilled  bigint   -- how far that has come
);
insert into journal_topic (topic, sent)
select 'dugnad.' || aggregate, max(sequence) from journal where sent_at is not null group by aggregate;

-- Has topics filled again, by the relay: one, or all. Returns their names.
create function journal_refill(which text default null) returns setof text language plpgsql as $$
begin
  -- no sequence is given meanwhile: what comes after the refill's last one is sent after it
  perform pg_advisory_xact_lock(hashtext('number_journal'));
  return query
    update journal_topic t set refill_to = coalesce((select max(sequence) from journal), 0), refilled = 0
    where which is null or t.topic = which returning t.topic;
  if not found and which is not null then
    raise exception 'Nothing of this journal has been sent on %.', which;
  end if;
  notify journal;
end $$;

-- This database and no copy of it, by PostgreSQL's own numbers: of the server, of the database, and of the table, which a dump that is read in again makes anew.
create function journal_database() returns text language sql as $$
  select concat_ws('/', s.system_identifier, d.oid, 'journal'::regclass::oid) from pg_control_system() s, pg_database d where d.datname = current_database()
$$;

-- Begins a new life, above the highest that was seen anywhere, and has everything sent again in it; also on topics that this journal does not remember any more.
create function journal_begin_life(seen bigint, topics text[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('number_journal'));
  update journal_life set epoch = greatest(epoch, seen) + 1, began_at = clock_timestamp(), database = journal_database();
  insert into journal_topic (topic) select unnest(topics) on conflict do nothing;
  update journal_topic set sent = null;
  perform journal_refill();
end $$;

-- Whether this is another database than the one that the journal has lived in: then it begins a new life. Returns the present one, and the newest sequence that was given in it.
create function journal_here(out epoch bigint, out newest bigint) language plpgsql as $$
begin
  if exists (select from journal_life where database is distinct from journal_database()) then
    perform pg_advisory_xact_lock(hashtext('number_journal'));
    update journal_life set database = journal_database() where database is null;
    if exists (select from journal_life where database <> journal_database()) then
      perform journal_begin_life(0, '{}');
    end if;
  end if;
  select l.epoch, coalesce((select max(sequence) from journal), 0) into epoch, newest from journal_life l;
end $$;
