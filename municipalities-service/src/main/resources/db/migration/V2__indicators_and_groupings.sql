-- What is measured of the municipalities, what is known of their place, and the groupings that writers have defined.

create table age (
  number      text not null,
  year        int not null,  -- on 1 January, on the boundaries of that year (SSB 07459)
  age_0_5     int not null,
  age_6_15    int not null,
  age_16_17   int not null,
  age_18_66   int not null,
  age_67_79   int not null,
  age_80_89   int not null,
  age_90_plus int not null,
  primary key (number, year)
);

-- Known on the boundaries of 2020, and on those of 2024 where the municipality went on one to one.
create table municipality_attribute (
  number                    text primary key,
  area_km2                  double precision not null,
  latitude                  double precision not null,  -- of a point inside, WGS 84
  longitude                 double precision not null,
  labour_market_region      text not null,              -- SSB's code (bo- og arbeidsmarkedsregion 2020)
  labour_market_region_name text not null,
  sami_administrative_area  boolean not null            -- forvaltningsområdet for samiske språk
);

create table neighbour (
  boundaries date not null,  -- the date from which the boundaries hold
  number     text not null,
  neighbour  text not null,  -- each pair once, the lower number first
  primary key (boundaries, number, neighbour)
);

-- Indicators that writers have added; those that ship are worked out from the tables above.
create table indicator (
  id          text primary key,  -- slug
  definition  json not null,     -- name, description, unit, source, holds, carriedBy, weightedBy
  written_at  timestamptz not null,
  written_by  text               -- organisation number of the writer
);

create table indicator_value (
  indicator text not null references indicator on delete cascade,
  year      int not null,              -- on 1 January, on the boundaries of that date
  number    text not null,
  value     double precision not null,
  primary key (indicator, year, number)
);

-- Groupings that writers have defined, in every version; the one with the highest number holds.
create table grouping_version (
  id         text not null,   -- slug
  version    int not null,    -- from 1
  definition json not null,   -- name, description, source, groups with their conditions; null groups: taken out of use
  written_at timestamptz not null,
  written_by text,            -- organisation number of the writer
  primary key (id, version)
);
