-- Surveys of innovation (KS's innovasjonsbarometer): what somebody asked, of whom, and what was published of it.
create table survey (
  id    text primary key,
  asker text not null,             -- organisation number of who asked; the one that may write it
  year  int not null,              -- the edition
  body  json not null              -- the whole as it was published
);

-- What municipalities, or units of theirs, answer of themselves in a survey's concepts. Read by the municipality alone; others see counts.
create table survey_answer (
  id           uuid primary key,
  survey       text not null references survey,
  municipality text not null,      -- municipality number, as it was in that year
  unit         text,               -- name of the unit (virksomhet); null: the municipality as a whole
  sector       text,               -- of the unit
  year         int not null,       -- the answer is of the two years up to the end of this one
  answers      json not null,      -- the newest version
  version      int not null,
  reason       text,               -- why it was corrected or withdrawn, where that is told
  recorded_at  timestamptz not null,
  withdrawn    boolean not null    -- taken back: counted no more, but kept
);
create unique index survey_answer_key on survey_answer (survey, municipality, lower(coalesce(unit, '')), coalesce(sector, ''), year) where not withdrawn;
create index survey_answer_year on survey_answer (survey, year) where not withdrawn;

-- Every version of every answer, the newest too.
create table survey_answer_version (
  id           bigint generated always as identity primary key,
  answer       uuid not null references survey_answer,
  version      int not null,
  answers      json not null,
  reason       text,
  withdrawn    boolean not null,
  recorded_at  timestamptz not null,
  organisation text,               -- consumer on whose behalf it was written; null when it is not known
  constraint survey_answer_version_once unique (answer, version)
);
