-- A position is one in a topic of Kafka's own id: a topic that was made anew under the same name is read from its beginning. And what a read model is made of is said with
-- its positions: whether it has been whole once, and of which life of the topic it is (no.dugnad.platform.feed).
do $$
declare
  model text;
begin
  foreach model in array array['read_model', 'read_model_next'] loop
    execute format('alter table if exists %I.feed_position
      add column topic_id uuid, add column epoch bigint not null default 0, add column complete boolean not null default false', model);
  end loop;
end $$;

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
    next_offset bigint not null,                 -- the first offset that is not yet taken in
    topic_id    uuid,                            -- Kafka's own id of the topic that the offset is one of; null until it is known
    epoch       bigint not null default 0,       -- the life of the topic that the read model is of: what is older is not in it
    complete    boolean not null default false,  -- whether all that lay there when its reading began has been taken in once
    primary key (topic, partition)
  );
end $$;

-- What is known of the topics that are read, whatever becomes of the read model.
create table topic_life (
  topic    text primary key,
  topic_id uuid,                           -- Kafka's own id, as it was seen last
  epoch    bigint not null default 0,      -- the newest life of which all has been sent: events of an older one are of things that may never have been
  refilled boolean not null default true   -- false from when the topic is seen to be another until its journal says that it has filled it again
);
