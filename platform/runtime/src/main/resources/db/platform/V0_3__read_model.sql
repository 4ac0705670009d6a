-- Read models are made by each service's R__read_model.sql, which begins with "select new_read_model()". They hold nothing that is not on the
-- topics (or derived from tables the service owns), so they may be dropped at any time: "drop schema read_model cascade" and a restart rebuild them.
create function new_read_model() returns void language plpgsql as $$
begin
  set local client_min_messages = warning;
  drop schema if exists read_model cascade;
  create schema read_model;
  create table read_model.feed_position (
    topic       text,
    partition   int,
    next_offset bigint not null,  -- the first offset that is not yet taken in
    primary key (topic, partition)
  );
end $$;
