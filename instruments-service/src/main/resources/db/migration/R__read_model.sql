select new_read_model();

-- What the registry and the partnerships have told, the newest state of each key. Matching works on an image of it in memory (package match), which is made
-- anew when something here has changed, so there is nothing here to be searched.
create table read_model.state (
  topic    text not null,             -- municipality, indicator, grouping, partnership or membership
  key      text not null,             -- municipality number, indicator id / year, grouping id, partnership id, membership id
  sequence bigint not null,           -- of the event: the newer wins
  removed  boolean not null,          -- entered by mistake and taken away
  state    json not null,             -- the fields that are used here, as the event had them
  primary key (topic, key)
);
select keep_revision('told', 'read_model', 'state');
