-- Whose word a membership is. A host alone says that somebody is a member; the member confirms or contests it. What was there before members were asked is the
-- host's statement once it has stood for 90 days, and is to be answered until then. An id is of version 7 and tells when it was made.
alter table membership
  add column state         text not null default 'PROPOSED', -- PROPOSED, CONFIRMED, STATED_BY_HOST or CONTESTED
  add column answer_by     date,   -- day from which one that is not answered is STATED_BY_HOST; null for one that is proposed until it is answered
  add column answer        text,   -- CONFIRMED or CONTESTED, as the party, its county authority or an administrator said last; null while nobody has
  add column answered_on   date,
  add column answered_by   text,   -- organisation number
  add column answer_reason json,   -- why it is not so, by language
  add column standing      boolean not null generated always as (state in ('CONFIRMED', 'STATED_BY_HOST')) stored, -- counts wherever members are counted
  add check ((answer is null) = (answered_on is null)),
  add check (answer is null or state = answer);
alter table membership alter column state drop default;

update membership set answer_by =
  cast(to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) at time zone 'Europe/Oslo' as date) + 90;
update membership set state = 'STATED_BY_HOST' where answer_by <= current_date;
create index membership_unanswered on membership (answer_by) where state = 'PROPOSED';

-- What was told of each of them is told once more, with whose word it is.
with last as (
  select j.position, j.key, j.data::jsonb as data from journal j
  where j.position in (select max(position) from journal where aggregate = 'membership' group by key))
insert into journal (aggregate, key, type, data)
select 'membership', last.key, 'no.dugnad.membership.followed.v1',
       (last.data || jsonb_build_object('state', lower(replace(m.state, '_', '-')), 'answerBy', m.answer_by, 'answer', null))::json
from last join membership m on m.id::text = last.key
order by last.position;

-- Who wrote what is said of a municipality, last, and what it says to that itself. Null in stated_by: from before this was kept.
alter table adoption
  add column stated_by text, add column answer text, add column answered_on date, add column answered_by text, add column answer_reason json;
alter table gain
  add column stated_by text, add column answer text, add column answered_on date, add column answered_by text, add column answer_reason json;
alter table innovation_case
  add column stated_by text, add column answer text, add column answered_on date, add column answered_by text, add column answer_reason json;
alter table reception_member
  add column stated_by text, add column answer text, add column answered_on date, add column answered_by text, add column answer_reason json;
comment on column adoption.stated_by is 'ITSELF, HOST or ADMINISTRATOR';
comment on column adoption.answer is 'CONFIRMED or CONTESTED; what is contested is not counted';

-- A line in the ledger is still neither changed nor deleted; what the municipality says to it is beside it.
drop trigger gain_only_grows on gain;
create trigger gain_only_grows before delete or update of id, solution_id, municipality, partnership_id, year, kind, phase, amount, bearer_level, bearer_sector,
  receiver_level, receiver_sector, corrects, recorded_on, source, note, stated_by on gain for each row execute function ledger_only_grows();

-- Which projects a municipality is a partner in.
alter table project add column municipalities varchar[] not null default '{}'; -- municipality numbers among the partners
update project set municipalities = array(
  select distinct p.value #>> '{party,number}' from json_array_elements(body -> 'partners') p where p.value #>> '{party,kind}' = 'municipality');
alter table project alter column municipalities drop default;
create index project_municipalities on project using gin (municipalities);
