-- A read model that somebody dropped is made again: Flyway runs R__read_model.sql only when it does not remember having done so.
do $$ begin
  if to_regclass('flyway_schema_history') is not null and not exists (select from pg_namespace where nspname = 'read_model') then
    delete from flyway_schema_history where script like '%R__read_model.sql';
  end if;
end $$;
