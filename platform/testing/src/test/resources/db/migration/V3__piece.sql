-- what names a thing, and is held to it
create table piece (
  id     text primary key,
  thing  text not null constraint piece_of_a_thing references thing
);
