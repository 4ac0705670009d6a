-- Receiving, sharing and taking out the gains. Bodies are what was written, whole; the columns beside them are what lists, searches and figures go by.
-- Ids of challenges, projects and solutions that a body names are checked on writing: what is named by others is not removed.

-- Societal challenges (samfunnsutfordringer).
create table challenge (
  id             text primary key,    -- slug
  owner          text not null,       -- organisation number of the owner: who may write it where it belongs to no partnership
  partnership_id text references partnership, -- whose challenge it is; its host writes it then
  status         text not null,       -- active, on-hold, closed
  sectors        varchar[] not null,
  sort_name      text not null,       -- the name as a key that sorts it the Norwegian way
  body           json not null
);
create index challenge_partnership on challenge (partnership_id);

-- Projects (prosjekter), with their experiments in the body.
create table project (
  id             text primary key,    -- slug
  owner          text not null,       -- organisation number, as above
  partnership_id text references partnership,
  challenges     varchar[] not null,
  ambition       int,                 -- 1 (incremental) to 5 (radical); null when nobody has graded it
  stage          text not null,       -- idea, planning, experimenting, implementing, completed, stopped
  horizon        text,                -- emergency, preparedness, long-term
  sectors        varchar[] not null,
  sort_name      text not null,
  body           json not null
);
create index project_partnership on project (partnership_id);
create index project_challenges on project using gin (challenges);

-- Shared solutions (delte løsninger).
create table solution (
  id         text primary key,        -- slug
  owner      text not null,           -- organisation number of the owner: who may write it
  challenges varchar[] not null,
  projects   varchar[] not null,
  sectors    varchar[] not null,
  sort_name  text not null,
  words      text not null,           -- name and summary in all languages: what q= looks in
  vector     tsvector not null generated always as (to_tsvector('norwegian', words)) stored,
  body       json not null
);
create index solution_vector on solution using gin (vector);
create index solution_challenges on solution using gin (challenges);
create index solution_projects on solution using gin (projects);

-- A national project, solution or instrument received (mottatt) by a partnership.
create table reception (
  id             uuid primary key,    -- version 7
  partnership_id text not null references partnership,
  source_kind    text not null,       -- project, solution, instrument
  source_id      text,                -- slug of the source, where it is known here or in the catalogue
  state          text not null,       -- of the last step
  proposed_on    date not null,       -- day of the first step
  sort_name      text not null,
  body           json not null,       -- name and source
  steps          json not null        -- each state with its day and what was decided then, in order
);
create index reception_partnership on reception (partnership_id);
create index reception_source on reception (source_id);

-- Each member's own state in a reception.
create table reception_member (
  id             uuid primary key,    -- version 7
  reception_id   uuid not null references reception on delete cascade,
  number         text not null,       -- municipality number
  state          text not null,       -- INVITED, JOINING, ADAPTING, IN_OPERATION or NOT_JOINING
  since          date not null,       -- day of the state
  inherited_from text,                -- number of the municipality whose statement this one continues after a reform
  own_word       boolean not null,    -- somebody has stated it; false for one that only follows from a reform
  ended_on       date,                -- day on which a successor took over
  ended_by       bigint,              -- the registry's newest event on the number then: only a newer one can take the end back
  unique (reception_id, number)
);

-- A municipality's use of a solution (innføring), from the first thought to the end.
create table adoption (
  id             uuid primary key,    -- version 7
  solution_id    text not null references solution,
  municipality   text not null,       -- municipality number
  partnership_id text references partnership, -- through which network
  reception_id   uuid references reception,
  state          text not null,       -- of the last of states
  states         json not null,       -- state and day, in order
  body           json not null,       -- adaptations, whom it reused from, source
  inherited_from text,                -- number of the municipality whose adoption this one continues after a reform
  own_word       boolean not null,    -- somebody has stated it; false for one that only follows from a reform, which further reforms may still change
  began_on       date not null,       -- day of the first state
  used_from      date,                -- first day in use
  used_to        date,                -- first day on which it is no longer in use here: retired, or taken over by a successor
  ended_on       date,                -- day on which a successor took over
  ended_by       bigint               -- the registry's newest event on the number then: only a newer one can take the end back
);
create index adoption_solution on adoption (solution_id, municipality);
create index adoption_municipality on adoption (municipality);
create index adoption_partnership on adoption (partnership_id);

-- Gains (gevinster), planned and realised. A ledger: a line is never changed and never deleted; a correction is a new line with the difference.
create table gain (
  id              uuid primary key,   -- version 7
  solution_id     text not null references solution,
  municipality    text,               -- whose gain; null for one that is not a municipality's
  partnership_id  text references partnership,
  year            int not null,
  kind            text not null,      -- time-saved, cost-avoided, quality, environmental-effect, staff-satisfaction
  phase           text not null,      -- planned, realised
  amount          numeric(20, 4) not null, -- in the kind's unit: hours, nok, points, tonnes-co2e, points
  bearer_level    text not null,      -- who bears the cost: municipality, county, state, citizens, business
  bearer_sector   text,
  receiver_level  text not null,      -- who receives the gain
  receiver_sector text,
  corrects        uuid references gain, -- the line that this one corrects, which corrects none itself
  recorded_on     date not null,
  source          text,
  note            text,
  check (corrects is not null or amount >= 0)
);
create index gain_solution on gain (solution_id, year);
create index gain_municipality on gain (municipality);
create index gain_partnership on gain (partnership_id);
create index gain_corrects on gain (corrects);

create function ledger_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'a line in the ledger of gains is neither changed nor deleted';
end $$;
create trigger gain_only_grows before update or delete on gain for each row execute function ledger_only_grows();

-- Innovation cases (innovasjonshistorier) told by municipalities.
create table innovation_case (
  id             uuid primary key,    -- version 7
  municipality   text not null,       -- number of who tells it
  partnership_id text references partnership,
  kinds          varchar[] not null,  -- innovation kinds
  horizon        text,
  sectors        varchar[] not null,
  novelty        text,                -- new-to-us, developed-by-others-before
  challenges     varchar[] not null,
  solutions      varchar[] not null,
  year           int,
  sort_name      text not null,
  words          text not null,       -- title, summary and story in nb and nn, and the municipality's name: what q= looks in
  vector         tsvector not null generated always as (to_tsvector('norwegian', words)) stored,
  body           json not null
);
create index innovation_case_vector on innovation_case using gin (vector);
create index innovation_case_municipality on innovation_case (municipality);
