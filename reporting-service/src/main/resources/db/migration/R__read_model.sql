select new_read_model();

-- The registry's municipalities (topic dugnad.municipality).
create table read_model.municipality (
  number       text primary key,
  organisation text,                  -- organisation number; null when it is not known
  profile      json,                  -- what it says of itself, each statement with its day; null when it has said nothing
  sequence     bigint not null        -- of the event: the newer wins, here and in all tables below
);
create table read_model.municipality_version (
  number        text not null,
  valid_from    date not null,
  valid_to      date,                 -- first day on which it is no more
  name          text not null,
  county_number text not null,
  county_name   text not null,
  primary key (number, valid_from)
);
create index on read_model.municipality_version (county_number);

-- The numbers that were valid at some time in a year, of municipalities and of counties.
create view read_model.valid_number as
select 'municipality' as kind, v.number, y.year
from read_model.municipality_version v
cross join lateral generate_series(extract(year from v.valid_from)::int, coalesce(extract(year from v.valid_to - 1)::int, 2200)) y(year)
where y.year between 2013 and extract(year from current_date)::int + 1
union
select 'county', v.county_number, y.year
from read_model.municipality_version v
cross join lateral generate_series(extract(year from v.valid_from)::int, coalesce(extract(year from v.valid_to - 1)::int, 2200)) y(year)
where y.year between 2013 and extract(year from current_date)::int + 1;

-- Sets of boundaries (topic dugnad.boundaries) and the finished translation from every other set to each.
create table read_model.boundary_set (
  valid_from date primary key,
  sequence   bigint not null
);
create table read_model.boundary_municipality (
  valid_from date not null,
  number     text not null,
  name       text not null,
  county     text not null,
  primary key (valid_from, number)
);
create table read_model.translation (
  to_set   date not null,
  from_set date not null,
  source   text not null,
  target   text not null,
  weight   numeric not null,
  targets  int not null,              -- how many targets the source has
  largest  boolean not null,          -- the target with the largest weight; of equal ones that with the lowest number
  primary key (to_set, from_set, source, target)
);

-- Groupings (topic dugnad.grouping) with their members in each period.
create table read_model.grouping (
  id         text primary key,
  name       json not null,
  valid_from date not null,
  valid_to   date,
  sequence   bigint not null
);
create table read_model.grouping_group (
  grouping_id text not null,
  group_id    text not null,
  place       int not null,           -- order in the grouping; the comparison is the first minus the second
  name        json not null,
  primary key (grouping_id, group_id)
);
create table read_model.grouping_member (
  grouping_id text not null,
  group_id    text not null,
  valid_from  date not null,
  valid_to    date,
  number      text not null
);
create index on read_model.grouping_member (grouping_id, valid_from);

-- The catalogue (topics dugnad.instrument and dugnad.call).
create table read_model.instrument (
  id          text primary key,
  name        json not null,
  orientation text not null,
  ambition    int,
  owner       text not null,          -- organisation number
  owner_name  text,
  managers    text[] not null,        -- organisation numbers
  sequence    bigint not null
);
create table read_model.call (
  id               text primary key,
  instrument       text not null,
  title            json,
  manager          text,              -- organisation number
  reporting_due_at timestamptz,       -- when reports are due; null when it is not told
  closes_at        timestamptz,
  withdrawn        boolean not null,
  demo             boolean not null,
  sequence         bigint not null
);

-- What an application to a call must hold, and by which concepts it is asked.
create table read_model.call_requirement (
  call            text not null,
  place           int not null,       -- order in the call
  id              text not null,
  text            json not null,
  estimated_hours numeric,            -- null when the call does not say
  concepts        text[] not null,    -- none: nobody has said what is asked
  primary key (call, place)
);

-- Partnerships (topic dugnad.partnership).
create table read_model.partnership (
  id       text primary key,
  name     json not null,
  source   text,
  removed  boolean not null,          -- entered by mistake and taken away
  sequence bigint not null
);

-- Participations counted: what every statistic is made of, so that its cost does not grow with their number. Kept in the transaction of the
-- participation; a cell that has come down to no projects stays, and counts for nothing.
create table read_model.participation_cube (
  year         int not null,
  party_kind   text not null,
  party_number text not null,
  instrument   text not null,
  role         text not null,
  status       text not null,
  demo         boolean not null,
  projects     bigint not null,
  applied_nok  bigint not null,
  awarded_nok  bigint not null,
  primary key (year, party_number, instrument, role, status, demo)
);
-- Counts them anew: now, and when a rebuilt read model takes the place of this one (no.dugnad.platform.feed.Rebuild), which then has another name.
create function read_model.refill(model text) returns void language plpgsql as $$
begin
  lock table participation in share mode;
  execute format('truncate %I.participation_cube', model);
  execute format(
    'insert into %I.participation_cube
     select year, party_kind, party_number, instrument, role, status, demo, count(*), coalesce(sum(applied_nok), 0), coalesce(sum(awarded_nok), 0)
     from participation
     group by year, party_kind, party_number, instrument, role, status, demo', model);
  execute format('analyze %I.participation_cube', model);
  -- whoever counts in the one that is replaced has done so; readers wait from here on, so it must not take long
  if model = 'read_model_next' then
    perform set_config('lock_timeout', '300ms', true);
    lock table read_model.participation_cube in access exclusive mode;
  end if;
end $$;
select read_model.refill('read_model');

-- ===== What statistics further rest on

-- Groupings whose groups stand in the order of one quantity: it has a meaning to go up or down through them.
create table read_model.grouping_order (
  grouping_id text primary key
);

-- Indicators of municipalities (topic dugnad.indicator), on the boundaries of 1 January of their year.
create table read_model.indicator (
  id          text not null,
  year        int not null,
  name        json not null,
  unit        text,
  source      text,
  weighted_by text,                   -- the indicator by which values are weighted when they are carried to other boundaries; null: they are added
  sequence    bigint not null,
  primary key (id, year)
);
create table read_model.indicator_value (
  id     text not null,
  year   int not null,
  number text not null,
  value  double precision not null,
  primary key (id, year, number)
);

-- What calls ask for (topic dugnad.call), in hours of work.
create table read_model.call_hours (
  call              text primary key,
  instrument        text not null,
  year              int,              -- of the deadline, else of the opening; null when neither is known
  application_hours numeric,          -- null when the call does not say
  reporting_hours   numeric,
  demo              boolean not null
);

-- Who belongs to partnerships and when (topic dugnad.membership): municipalities alone count, under the number they had. There is no order between topics:
-- the partnership may come later.
create table read_model.partnership_member (
  id          text primary key,
  partnership text not null,
  number      text,                   -- municipality number as it was; null for others
  valid_from  date,                   -- null when it is not known
  valid_to    date,
  state       text not null,          -- whose word it is: proposed, confirmed, stated-by-host or contested
  removed     boolean not null,       -- entered by mistake, or inherited by a reform that was taken back
  sequence    bigint not null
);
create index on read_model.partnership_member (partnership);
-- Those that count.
create view read_model.standing_member as
select * from read_model.partnership_member where not removed and state in ('confirmed', 'stated-by-host');

-- Shared solutions, who has taken them into use, and what was gained (topics dugnad.solution, dugnad.adoption, dugnad.gain).
create table read_model.solution (
  id       text primary key,
  name     json not null,
  removed  boolean not null,
  sequence bigint not null
);
create table read_model.adoption (
  id       text primary key,
  solution text not null,
  number   text,                      -- municipality number as it was; null for others
  ended_on date,                      -- taken over by a successor on that day
  source   text,
  contested boolean not null,         -- the municipality says that it is not so
  removed  boolean not null,
  sequence bigint not null
);
create view read_model.standing_adoption as select * from read_model.adoption where not removed and not contested;
create table read_model.adoption_state (
  adoption text not null,
  place    int not null,              -- order in the adoption's life
  state    text not null,
  since    date not null,
  primary key (adoption, place)
);
create table read_model.gain (
  id              text primary key,
  solution        text not null,
  number          text,               -- municipality number as it was that year; null when it is the partnership's as a whole
  year            int not null,
  kind            text not null,
  phase           text not null,
  amount          numeric not null,   -- a correction is a line of its own, with the difference
  unit            text not null,
  bearer          text not null,      -- level that bears the cost
  bearer_sector   text,
  receiver        text not null,      -- level that receives the gain
  receiver_sector text,
  source          text,
  corrects        text,               -- the line that this one corrects; null for one that corrects none
  contested       boolean not null,   -- the municipality says that it is not so
  removed         boolean not null,
  sequence        bigint not null
);
-- What corrects a line that is contested counts as little as that.
create view read_model.standing_gain as
select * from read_model.gain g
where not removed and not contested and not exists (select from read_model.gain o where o.id = g.corrects and o.contested);

-- What the statistics have in memory, as one image of two parts (V0_7__revision.sql).
select keep_revision('places', 'read_model',
  'boundary_set', 'boundary_municipality', 'translation', 'grouping', 'grouping_group', 'grouping_member', 'grouping_order', 'instrument');
select keep_revision('cube', 'read_model', 'participation_cube');

-- What else they read: an answer stands for as long as none of it has changed.
select keep_revision('statistics', 'read_model',
  'municipality_version', 'call', 'call_hours', 'partnership', 'indicator', 'indicator_value', 'partnership_member', 'solution', 'adoption', 'adoption_state', 'gain');
