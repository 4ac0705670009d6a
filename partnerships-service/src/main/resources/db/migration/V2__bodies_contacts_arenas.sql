-- Memberships follow the registry's reforms. left_on stays the day on which the membership is no more, whatever the reason.
alter table membership
  add column stated_to    date,                              -- what the host has said of its end; null while it is to last. Where the party ends before, left_on is the day of the reform
  add column predecessors varchar[] not null default '{}',   -- numbers of all whose memberships this one continues, inherited_from first; several where members merged
  add column restated     boolean not null default false;    -- inherited, and the host has said what its role and end are: no longer those of the predecessors
update membership set stated_to = left_on;

-- Inherited memberships that the host has removed: the successor did not go on with it.
create table membership_declined (
  partnership_id text not null references partnership,
  number         text not null,          -- municipality or county number of the successor
  joined_on      date not null,          -- day of the reform
  primary key (partnership_id, number, joined_on)
);

-- Bodies (organer) of a partnership. A body's row is locked with the partnership's.
create table body (
  id             uuid primary key,       -- version 7
  partnership_id text not null references partnership,
  name           json not null,          -- by language
  kind           text not null,          -- STEERING_GROUP, PROGRAMME_BOARD, STRATEGIC_COUNCIL, RESOURCE_GROUP, CORE_TEAM or SPECIALIST_GROUP
  description    json,                   -- what it does and how it decides, by language
  formed_on      date,                   -- first day; null when it is not known
  ended_on       date,                   -- first day on which it is no more; null while it lasts
  source         text,                   -- where the record is from
  as_of          int,                    -- year of what the record says
  sort_name      text not null generated always as (lower(coalesce(name ->> 'nb', name ->> 'nn'))) stored,
  check (ended_on > formed_on)
);
create index body_partnership on body (partnership_id);

-- Seats (plasser) in bodies, by party. The person who sits in one is in seat_person.
create table seat (
  id                  uuid primary key,  -- version 7
  body_id             uuid not null references body,
  line                uuid not null,     -- id of the first of the seats that continue each other through reforms
  party_kind          text not null,     -- as in membership
  number              text,
  organisation_number text,
  name                text,
  role                text not null,     -- LEADER, DEPUTY, MEMBER, OBSERVER or SECRETARY
  held_from           date,              -- first day; null when it is not known
  held_to             date,              -- first day on which it is no more held by this party; null while it is
  stated_to           date,              -- what the host has said of its end; where the party ends before, held_to is the day of the reform
  inherited_from      text,              -- number of the municipality or county whose seat this one continues after a reform; null otherwise
  restated            boolean not null default false, -- inherited, and the host has said what its role and end are
  source              text,
  as_of               int,
  known_from          date generated always as (coalesce(held_from, make_date(as_of, 1, 1))) stored, -- from when it is known to be held: a beginning that is not known is at the latest in the year of the record
  check (held_to > held_from),
  check ((party_kind in ('MUNICIPALITY', 'COUNTY')) = (number is not null)),
  check (number is not null or organisation_number is not null or name is not null)
);
create index seat_body on seat (body_id);
create index seat_number on seat (number);

-- Who sits in a seat. Personal data: never in logs, never in events, read with a token only.
create table seat_person (
  line      uuid primary key,            -- of the seat
  name      text not null,
  title     text,                        -- position in the organisation
  stated_on date not null,               -- when the host said so
  stated_by text                         -- organisation number
);

-- Whom to write to in a partnership. Personal data, as above.
create table partnership_contact (
  id             uuid primary key,       -- version 7
  partnership_id text not null references partnership,
  role           text not null,          -- ONE_DOOR, COORDINATION, DIGITALISATION or RESEARCH_INNOVATION
  name           text not null,
  email          text not null,
  phone          text,
  title          text,
  stated_on      date not null,          -- when the host said so
  stated_by      text,                   -- organisation number
  expires_on     date not null           -- from this date on it must be confirmed
);
create index partnership_contact_partnership on partnership_contact (partnership_id);

-- The trace that a person was erased, without anything about the person. It outlives what the person was a contact or held a seat in.
create table person_erasure (
  id             uuid primary key,       -- version 7
  partnership_id text not null,
  what           text not null,          -- CONTACT or SEAT
  erased_at      timestamptz not null,
  erased_by      text                    -- organisation number
);
create index person_erasure_partnership on person_erasure (partnership_id);

-- Where members meet (møteplasser, webinarer, erfaringsseminarer).
create table arena (
  id             uuid primary key,       -- version 7
  partnership_id text not null references partnership,
  kind           text not null,          -- MEETING_PLACE, WEBINAR or EXPERIENCE_SEMINAR
  name           json not null,          -- by language
  description    json,                   -- by language
  starts_at      timestamptz,            -- null for a standing arena whose meetings are not dated: it is in no calendar
  ends_at        timestamptz,
  place          text,
  website        text,                   -- where to read more, register or take part
  cancelled      boolean not null,       -- called off; stays in calendars as that
  source         text,
  as_of          int,
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  version        int not null,           -- 1, and one more at each change: the SEQUENCE of its calendar entry is one less
  check (ends_at > starts_at),
  check (ends_at is null or starts_at is not null)
);
create index arena_partnership on arena (partnership_id, starts_at);
