-- In the transaction of the script that has just run: see V0_5__rebuild.sql.
do $$ begin
  if exists (select from pg_namespace where nspname = 'read_model_old') then
    alter schema read_model rename to read_model_next;
    alter schema read_model_old rename to read_model;
  end if;
end $$;
