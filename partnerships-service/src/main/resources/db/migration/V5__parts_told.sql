-- Members, bodies and arenas are aggregates of their own from here on, and what is told of a partnership no longer holds them. What its last event told of each
-- of them is told once more, one by one, so that an installation that is upgraded has all of them on their topics; and last the partnership without them.
with last as (
  select key, data::jsonb as data from journal
  where position in (select max(position) from journal where aggregate = 'partnership' group by key)
    and type <> 'no.dugnad.partnership.removed.v1'),
told as (
  select 1 as kind, 'membership' as aggregate, 'joined' as fact, key as partnership, part ->> 'id' as key, part as state
  from last, jsonb_array_elements(data -> 'members') as part
  union all
  select 2, 'body', 'formed', key, part ->> 'id', part from last, jsonb_array_elements(data -> 'bodies') as part
  union all
  select 3, 'arena', 'announced', key, part ->> 'id', part from last, jsonb_array_elements(data -> 'arenas') as part
  union all
  select 4, 'partnership', 'revised', null, key,
         data - array['members', 'bodies', 'arenas'] || jsonb_build_object('membersKnown', jsonb_array_length(data -> 'members') > 0)
  from last)
insert into journal (aggregate, key, type, data)
select aggregate, key, 'no.dugnad.' || aggregate || '.' || case when state ->> 'inheritedFrom' is not null and aggregate = 'membership' then 'inherited' else fact end || '.v1',
       (case when partnership is null then state else jsonb_build_object('partnershipId', partnership) || state end)::json
from told
order by coalesce(partnership, key), kind, key;
