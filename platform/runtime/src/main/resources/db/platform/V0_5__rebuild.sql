-- A read model that is made anew is made beside the one that is read: R__read_model.sql writes "read_model" everywhere, so the old one is renamed for as
-- long as that script's transaction lasts, and afterEachMigrate.sql gives both their right names: read_model the old one, read_model_next the new one. The
-- service fills the new one from Kafka and puts it in the old one's place (no.dugnad.platform.feed.Rebuild).
create or replace function new_read_model() returns void language plpgsql as $$
begin
  set local client_min_messages = warning;
  drop schema if exists read_model_next cascade;
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
