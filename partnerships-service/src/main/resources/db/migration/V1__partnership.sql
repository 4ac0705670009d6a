-- Who works together: partnerships (samarbeid) and who is, was or will be a member of each.
-- A partnership's row is the root of all its parts: every write to any of them locks it first.
create table partnership (
  id                text primary key,    -- readable slug, such as digivestland; never changed
  name              json not null,       -- by language: nb, nn, en, se; nb or nn at least
  kind              text not null,       -- REGIONAL_NETWORK, RESEARCH_INNOVATION, PROGRAMME or JOINT_VENTURE
  purpose           json,                -- what it is for, by language
  host_organisation text not null,       -- organisation number of the host (vert): the one who may write
  host_name         text,                -- what the writer called the host; shown only when nobody else knows its name
  counties          varchar[] not null,  -- numbers of the counties it covers, two digits; empty for the whole country
  founded_on        date,                -- first day; null when it is not known
  ends_on           date,                -- first day on which it is no more; null while it lasts
  legal_basis       json,                -- agreement or section of law it stands on, by language
  fee               json,                -- what members pay, by language
  website           text,
  note              json,                -- what else is known, and what is not, by language
  source            text,                -- where the record is from
  as_of             int,                 -- year of what the record says; null when the source is undated
  sort_name         text not null generated always as (lower(coalesce(name ->> 'nb', name ->> 'nn'))) stored,
  words             text not null generated always as (lower(
                      coalesce(name ->> 'nb', '') || ' ' || coalesce(name ->> 'nn', '') || ' ' || coalesce(name ->> 'en', '') || ' ' || coalesce(name ->> 'se', '') || ' ' ||
                      coalesce(purpose ->> 'nb', '') || ' ' || coalesce(purpose ->> 'nn', '') || ' ' || coalesce(purpose ->> 'en', '') || ' ' || coalesce(purpose ->> 'se', ''))) stored -- what q= looks in
);

create table membership (
  id                  uuid primary key,  -- version 7
  partnership_id      text not null references partnership,
  party_kind          text not null,     -- MUNICIPALITY, COUNTY, STATE, ASSOCIATION, RESEARCH, BUSINESS or VOLUNTARY
  number              text,              -- municipality number (4 digits) or county number (2); null for all others
  organisation_number text,              -- of a party that is neither municipality nor county, where it has one
  name                text,              -- what the writer called a party without a known number; null for municipalities and counties
  role                text not null,     -- MEMBER, HOST, OBSERVER, PARTNER or LEAD
  joined_on           date not null,     -- first day of the membership
  left_on             date,              -- first day on which it is no more; null while it lasts
  inherited_from      text,              -- number of the municipality whose membership this one continues after a reform; null otherwise
  check (left_on > joined_on),
  check ((party_kind in ('MUNICIPALITY', 'COUNTY')) = (number is not null)),
  check (number is not null or organisation_number is not null or name is not null)
);
create index membership_partnership on membership (partnership_id, joined_on);
create index membership_number on membership (number);
