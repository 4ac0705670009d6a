-- Whoever writes here loses its connection in its commit.
create table doomed (id int primary key, value int not null);
create function die() returns trigger language plpgsql as $$
begin
  perform pg_terminate_backend(pg_backend_pid());
  return null;
end $$;
create constraint trigger dies after insert on doomed deferrable initially deferred for each row execute function die();
