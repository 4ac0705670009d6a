-- How one knows whether an image in memory is still what its tables hold (no.dugnad.platform.image.Image, docs/decisions/0019). Every statement that changes
-- a row of one of them adds a random number to what its connection has left here. All numbers of an image together, by exclusive or, are its revision:
-- whoever sees the same revision sees the same changes. A connection writes its own row alone, so no writer waits for another.
create table revision (
  image  text not null,    -- such as 'places'
  schema oid not null,     -- of the tables, by number: a schema that takes the place of another brings its own revision
  writer int not null,     -- process id of the connection; 0 for the number that the image began with
  mark   bigint not null   -- all numbers that the connection has added, by exclusive or
) with (fillfactor = 50);  -- room to change a row where it lies
create index revision_of on revision (image, schema, writer);

-- After each statement, of which "changed" are the rows.
create function revise() returns trigger language plpgsql as $$
declare
  here oid;
begin
  if tg_op <> 'TRUNCATE' then
    if not exists (select from changed) then return null; end if;
  end if;
  select relnamespace into here from pg_class where oid = tg_relid;
  update revision set mark = mark # random(-9223372036854775808, 9223372036854775807)
  where image = tg_argv[0] and schema = here and writer = pg_backend_pid();
  if found then return null; end if;
  -- the first time for this connection: it takes over what others have left that are gone, so that there are never many rows. One that is taken over
  -- just now by another is passed by; and a transaction of one moment (repeatable read) might find it gone since, so it lets all of them lie.
  with gone as (
    delete from revision
    where ctid = any (array(
      select ctid from revision r
      where image = tg_argv[0] and schema = here and current_setting('transaction_isolation') = 'read committed'
        and not exists (select from pg_stat_activity where pid = r.writer)
      for update skip locked))
    returning mark)
  insert into revision
  select tg_argv[0], here, pg_backend_pid(), coalesce(bit_xor(mark), 0) # random(-9223372036854775808, 9223372036854775807) from gone;
  return null;
end $$;

-- From now on these tables of the schema move the image's revision. More of them can be added later.
create function keep_revision(image text, schema text, variadic tables text[]) returns void language plpgsql as $$
declare
  one text;
begin
  insert into revision values (image, (select oid from pg_namespace where nspname = schema), 0, random(-9223372036854775808, 9223372036854775807));
  foreach one in array tables loop
    execute format('create trigger %I after insert on %I.%I referencing new table as changed for each statement execute function revise(%L)',
      'revise_' || image || '_insert', schema, one, image);
    execute format('create trigger %I after update on %I.%I referencing new table as changed for each statement execute function revise(%L)',
      'revise_' || image || '_update', schema, one, image);
    execute format('create trigger %I after delete on %I.%I referencing old table as changed for each statement execute function revise(%L)',
      'revise_' || image || '_delete', schema, one, image);
    execute format('create trigger %I after truncate on %I.%I for each statement execute function revise(%L)',
      'revise_' || image || '_truncate', schema, one, image);
  end loop;
end $$;

-- As before; and what read models that are gone have left here goes.
create or replace function new_read_model() returns void language plpgsql as $$
begin
  set local client_min_messages = warning;
  drop schema if exists read_model_next cascade;
  delete from revision r where not exists (select from pg_namespace n where n.oid = r.schema);
  if exists (select from pg_namespace where nspname = 'read_model') then
    alter schema read_model rename to read_model_old;
  end if;
  create schema read_model;
  create table read_model.feed_position (
    topic       text,
    partition   int,
    next_offset bigint not null,  -- the first offset that is not yet taken in
    primary key (topic, partition)
  );
end $$;
