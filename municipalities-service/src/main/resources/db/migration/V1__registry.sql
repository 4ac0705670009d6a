-- The registry: facts as the agencies have them, loaded from the tables that ship with the service, and the reforms that have been announced. The facts
-- are never changed by a reform: it is laid over them when the registry is read into memory, so taking it back is to remove its row.

-- One row. Whoever writes to the registry locks it first.
create table registry (
  one      boolean primary key default true check (one),
  revision bigint not null default 0,  -- grows with every write; a replica that has an older one in memory reads the tables again
  shipped  text                        -- SHA-256 of the shipped tables that the facts were loaded from; null before the first load
);
insert into registry default values;

-- The root of everything that is said of a municipality; locked by every write to it or its parts.
create table municipality (
  number              text primary key,  -- kommunenummer, four digits
  organisation_number text               -- organisasjonsnummer; null where none is known
);

create table municipality_version (
  number        text not null references municipality,
  valid_from    date not null,  -- SSB's own date, often long before the registry begins
  valid_to      date,           -- exclusive; null while it is valid
  name          text not null,  -- the official name
  names         json not null,  -- name by language: nb, se, smj, sma, fkv
  klass_label   text not null,  -- SSB's label in KLASS, with its bracket where two share a name
  county_number text not null,  -- fylkesnummer, two digits
  primary key (number, valid_from)
);

create table county (
  number           text not null,     -- fylkesnummer, two digits
  valid_from       date not null,
  valid_to         date,              -- exclusive; null while it is valid
  name             text not null,     -- the short Norwegian name
  official_name    text not null,     -- with Sámi and Kven parts
  valid_from_exact boolean not null,  -- false: the county is older than the date given
  primary key (number, valid_from)
);

create table population (
  number  text not null,
  year    int not null,  -- on 1 January, on the boundaries of that year (SSB 07459)
  persons int not null,
  primary key (number, year)
);

create table centrality (
  version int not null,   -- the year from which SSB's version holds
  number  text not null,
  index   int not null,   -- 0 to 1000
  class   int not null,   -- 1 (most central) to 6
  primary key (version, number)
);

create table municipality_change (
  date        date not null,
  from_number text not null,  -- ends on the date, in whole or in part
  to_number   text not null,  -- begins there
  primary key (date, from_number, to_number)
);

-- A stated descent across several reforms, which goes before the chain of changes.
create table lineage (
  from_number   text not null,
  from_valid_to date not null,
  to_number     text not null,
  to_valid_from date not null,
  primary key (from_number, from_valid_to, to_number)
);

create table kostra_group (
  id                     text primary key,  -- SSB's code, EKG01 and on
  name                   text not null,
  population             text not null,     -- in SSB's words
  bound_costs            text not null,     -- bundne kostnader, in SSB's words
  free_disposable_income text not null      -- frie disponible inntekter, in SSB's words; empty for Oslo
);

create table kostra_member (
  year     int not null,  -- the year of SSB's grouping
  number   text not null,
  group_id text not null references kostra_group,
  primary key (year, number)
);

-- Dates for which boundaries have been published. They stay when the reform is taken back: whoever has heard of one must still find it.
create table boundaries (
  valid_from date primary key
);

create table reform (
  id           uuid primary key,
  date         date not null,         -- when it comes into force
  title        json not null,         -- by language
  source       text not null,         -- what it rests on: a decision, a regulation
  changes      json not null,         -- [{from:[number],to:[{number,name,names,countyNumber}]}]
  announced_at timestamptz not null,
  announced_by text                   -- organisation number of whoever announced it
);
create index reform_date on reform (date);
