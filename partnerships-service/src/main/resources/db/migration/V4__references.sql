-- What names another thing of this service is a reference that the database holds: a foreign key, so that no thing is removed while another that names it is
-- written. Until now the ids lay in arrays and bodies, and were looked for when the thing was removed: whoever wrote at that very moment was not seen.
--
-- A link table has one row a name, in the order in which they were written. The keys are named by PostgreSQL, table_column_fkey: that of a column challenge_id
-- ends in _challenge_id_fkey wherever it is, and by that the service knows why a challenge is not removed.
--
-- Names that dangle already, of things that are gone, say nothing that anybody can look up: from lists of names they are left out. What would be left with no name at
-- all keeps the old id as its name, or says that it is gone. Events that were sent stay as they were; the next write of the thing tells what it is now.

create table project_challenge (
  project_id   text not null references project,
  ordinal      int not null,             -- place among the names, from 0
  challenge_id text not null references challenge,
  primary key (project_id, ordinal)
);
create index project_challenge_named on project_challenge (challenge_id, project_id);

create table solution_challenge (
  solution_id  text not null references solution,
  ordinal      int not null,
  challenge_id text not null references challenge,
  primary key (solution_id, ordinal)
);
create index solution_challenge_named on solution_challenge (challenge_id, solution_id);

create table solution_project (
  solution_id text not null references solution,
  ordinal     int not null,
  project_id  text not null references project,
  primary key (solution_id, ordinal)
);
create index solution_project_named on solution_project (project_id, solution_id);

create table innovation_case_challenge (
  case_id      uuid not null references innovation_case,
  ordinal      int not null,
  challenge_id text not null references challenge,
  primary key (case_id, ordinal)
);
create index innovation_case_challenge_named on innovation_case_challenge (challenge_id, case_id);

create table innovation_case_solution (
  case_id     uuid not null references innovation_case,
  ordinal     int not null,
  solution_id text not null references solution,
  primary key (case_id, ordinal)
);
create index innovation_case_solution_named on innovation_case_solution (solution_id, case_id);

insert into project_challenge
select p.id, row_number() over (partition by p.id order by n.place) - 1, c.id
from project p cross join unnest(p.challenges) with ordinality n (name, place) join challenge c on c.id = n.name;

insert into solution_challenge
select s.id, row_number() over (partition by s.id order by n.place) - 1, c.id
from solution s cross join unnest(s.challenges) with ordinality n (name, place) join challenge c on c.id = n.name;

insert into solution_project
select s.id, row_number() over (partition by s.id order by n.place) - 1, p.id
from solution s cross join unnest(s.projects) with ordinality n (name, place) join project p on p.id = n.name;

insert into innovation_case_challenge
select i.id, row_number() over (partition by i.id order by n.place) - 1, c.id
from innovation_case i cross join unnest(i.challenges) with ordinality n (name, place) join challenge c on c.id = n.name;

insert into innovation_case_solution
select i.id, row_number() over (partition by i.id order by n.place) - 1, s.id
from innovation_case i cross join unnest(i.solutions) with ordinality n (name, place) join solution s on s.id = n.name;

alter table project drop column challenges;
alter table solution drop column challenges, drop column projects;
alter table innovation_case drop column challenges, drop column solutions;
update project set body = (body::jsonb - 'challenges')::json;
update solution set body = (body::jsonb - array['challenges', 'projects'])::json;
update innovation_case set body = (body::jsonb - array['challenges', 'solutions'])::json;
comment on column project.body is 'what was written, less the names of other things';
comment on column solution.body is 'what was written, less the names of other things';
comment on column innovation_case.body is 'what was written, less the names of other things';

-- What is received: the id and its kind stand in columns of the reception, and the body has the name that was written. An instrument is another service's.
update reception r set source_id = null,
  body = jsonb_set(body::jsonb, '{source,name}', coalesce(nullif(body::jsonb #> '{source,name}', 'null'), jsonb_build_object('nb', source_id)))::json
where source_kind = 'project' and source_id is not null and not exists (select from project p where p.id = r.source_id)
   or source_kind = 'solution' and source_id is not null and not exists (select from solution s where s.id = r.source_id);
update reception set body = json_build_object('name', body -> 'name', 'sourceName', body -> 'source' -> 'name');
alter table reception
  add column project_id  text generated always as (case source_kind when 'project' then source_id end) stored references project,
  add column solution_id text generated always as (case source_kind when 'solution' then source_id end) stored references solution;
create index reception_project on reception (project_id) where project_id is not null;
create index reception_solution on reception (solution_id) where solution_id is not null;
comment on column reception.body is 'its name, and the name of the source as it was written';

-- The body of the partnership that decided a step.
create table reception_decider (
  reception_id uuid not null references reception,
  step         int not null,             -- place among the steps, from 0
  body_id      uuid not null references body,
  primary key (reception_id, step)
);
create index reception_decider_named on reception_decider (body_id);

insert into reception_decider
select r.id, s.place - 1, b.id
from reception r cross join json_array_elements(r.steps) with ordinality s (step, place) join body b on b.id = (s.step #>> '{body,id}')::uuid;

update reception r set steps = (
  select json_agg(
           case when s.step #>> '{body,id}' is null then s.step
                when s.step #>> '{body,name}' is not null or exists (select from reception_decider d where d.reception_id = r.id and d.step = s.place - 1)
                then s.step #- '{body,id}'
                else jsonb_set(s.step, '{body}', '{"name": {"nb": "Et organ som er fjernet", "nn": "Eit organ som er fjerna", "en": "A body that has been removed"}}')
           end order by s.place)
  from jsonb_array_elements(r.steps::jsonb) with ordinality s (step, place))
where r.steps::text like '%"body"%';
comment on column reception.steps is 'each state with its day and what was decided then, in order; the id of the body that decided is in reception_decider';

-- Adoptions that a reception brought about are looked for when it is removed.
create index adoption_reception on adoption (reception_id) where reception_id is not null;
create index innovation_case_partnership on innovation_case (partnership_id) where partnership_id is not null;

-- Seats that continue each other are a line with the id of the first of them, which is removed last or with them. A person whose line has no seat is read by nobody.
delete from seat_person p where not exists (select from seat s where s.id = p.line);
-- Looked at when the transaction ends, as a line is removed seat by seat, and the person last.
alter table seat add foreign key (line) references seat deferrable initially deferred;
alter table seat_person add foreign key (line) references seat deferrable initially deferred;
create index seat_line on seat (line);

-- Contacts are erased with their partnership, once it is known that nothing keeps it, so that the log tells of no erasure that was not.
alter table partnership_contact alter constraint partnership_contact_partnership_id_fkey deferrable initially deferred;
