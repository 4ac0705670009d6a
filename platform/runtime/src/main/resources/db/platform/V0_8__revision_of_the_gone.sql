-- As in V0_7, but for one thing: who is connected is remembered for as long as a transaction lasts, so in a long one it is forgotten before it is asked. A
-- connection that came meanwhile would else be taken for gone, and would wait for the transaction to end when it next changes something.
create or replace function revise() returns trigger language plpgsql as $$
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
  perform pg_stat_clear_snapshot();
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
