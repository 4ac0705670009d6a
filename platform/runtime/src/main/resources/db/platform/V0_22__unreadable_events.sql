-- Events that no feed of this service could take in, now or ever. The position is past them, so they are put on the dead letter topic once.
create table unreadable_event (
  topic    text,
  topic_id uuid,            -- Kafka's own id of the topic, as it was then
  partition int,
  at       bigint,          -- offset
  key      text not null,
  type     text,
  reason   text not null,
  data     bytea,           -- as it was sent: text could not hold all that may be wrong with it
  told_at  timestamptz not null default clock_timestamp(),
  primary key (topic, partition, at, told_at)
);
