select new_read_model();

-- What partnerships need of the registry, from the topic dugnad.municipality.
create table read_model.municipality (
  number              text primary key,  -- municipality number (kommunenummer)
  organisation_number text,              -- its own organisation number, where it is known
  attributes          json,              -- {areaKm2, labourMarketRegion, samiAdministrativeArea}, as the event had them; null when not told
  profile             json,              -- what it says of itself, as the event had it; null when it has said nothing
  sequence            bigint not null    -- of the event: the newer wins
);
create index municipality_organisation on read_model.municipality (organisation_number);

create table read_model.municipality_version (
  number         text not null references read_model.municipality,
  valid_from     date not null,
  valid_to       date,                   -- first day on which it is no more; null while it is valid
  name           text not null,          -- official name
  norwegian_name text not null,          -- name in Norwegian, where the official one is in several languages
  names          json,                   -- by language
  klass_label    text,                   -- name in KLASS, with its bracket
  county_number  text not null,
  county_name    text not null,
  primary key (number, valid_from)
);
create index municipality_version_county on read_model.municipality_version (county_number);

-- Who follows a municipality that ends, from the topic dugnad.boundaries (the registry alone computes translations).
create table read_model.boundaries (
  valid_from date primary key,
  sequence   bigint not null             -- of the event: the newer wins
);

create table read_model.succession (
  drawn_on  date not null references read_model.boundaries, -- the day on which the source is no more
  source    text not null,               -- number that ends
  successor text not null,               -- number that takes over the whole or a part of it
  weight    double precision not null,   -- share of the source that goes there, 0 to 1
  primary key (source, drawn_on, successor)
);

-- Numbers of which the registry has told something that memberships may have to follow, until they have.
create table read_model.reform_news (
  number text primary key,
  mark   uuid not null default gen_random_uuid() -- another one each time something is told, so that nothing told meanwhile is taken for done
);

-- The day on which a number is no more, and who follows it: only where both the municipality's last version and the boundaries of that day say so.
-- A version that ends the day it begins was announced and taken back.
create view read_model.ending as
select v.number, v.valid_to as ends_on, s.successor
from read_model.municipality_version v
join read_model.succession s on s.source = v.number and s.drawn_on = v.valid_to
where v.valid_to > v.valid_from
  and not exists (select from read_model.municipality_version n
                  where n.number = v.number and n.valid_from = v.valid_to and (n.valid_to is null or n.valid_to > n.valid_from));

-- Land neighbours, from the topic dugnad.municipality.
create table read_model.neighbour (
  number     text not null,
  valid_from date not null,
  valid_to   date,
  neighbour  text not null
);
create index neighbour_number on read_model.neighbour (number);

-- Groupings (grupperinger) of municipalities, from the topic dugnad.grouping.
create table read_model.grouping (
  id         text primary key,
  name       json not null,              -- by language
  groups     json not null,              -- [{id, name}] in their order
  valid_from date not null,              -- the time for which there are data
  valid_to   date,
  removed    boolean not null default false, -- taken away; nothing is grouped by it any more
  sequence   bigint not null
);

create table read_model.grouping_member (
  grouping_id text not null references read_model.grouping,
  valid_from  date not null,             -- of the period in which the members are constant
  valid_to    date,
  group_id    text not null,
  number      text not null,
  primary key (grouping_id, valid_from, number)
);

-- Indicators (indikatorer) a year at a time, from the topic dugnad.indicator.
create table read_model.indicator (
  id       text not null,
  year     int not null,
  sequence bigint not null,
  primary key (id, year)
);

create table read_model.indicator_value (
  indicator text not null,
  year      int not null,
  number    text not null,               -- on the boundaries of 1 January of the year
  value     double precision not null,
  primary key (indicator, number, year),
  foreign key (indicator, year) references read_model.indicator
);

-- Published calls (utlysninger) and whom their instruments are for, from the topics dugnad.call and dugnad.instrument.
create table read_model.call (
  id            text primary key,
  instrument_id text not null,
  opens_at      timestamptz,
  closes_at     timestamptz,             -- null when it is rolling
  withdrawn     boolean not null,
  state         json not null,           -- title, manager, area, fundingNok, criteria, demo, as the event had them
  sequence      bigint not null
);

create table read_model.instrument (
  id         text primary key,
  name       json not null,              -- by language
  applicants varchar[] not null,         -- municipality, county, state, research, business, voluntary
  sequence   bigint not null
);
create index grouping_member_number on read_model.grouping_member (number, grouping_id);

-- Answers stand for as long as this has the same revision. The news are no part of any answer.
select keep_revision('told', 'read_model',
  'municipality', 'municipality_version', 'boundaries', 'succession', 'neighbour', 'grouping', 'grouping_member', 'indicator', 'indicator_value', 'call', 'instrument');
