select new_read_model();

-- What partnerships need of the registry, from the topic dugnad.municipality.
create table read_model.municipality (
  number              text primary key,  -- municipality number (kommunenummer)
  organisation_number text,              -- its own organisation number, where it is known
  sequence            bigint not null    -- of the event: the newer wins
);
create index municipality_organisation on read_model.municipality (organisation_number);

create table read_model.municipality_version (
  number         text not null references read_model.municipality,
  valid_from     date not null,
  valid_to       date,                   -- first day on which it is no more; null while it is valid
  name           text not null,          -- official name
  norwegian_name text not null,          -- name in Norwegian, where the official one is in several languages
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
  primary key (source, drawn_on, successor)
);
