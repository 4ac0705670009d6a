-- What reports are made of: concepts that forms share.
create table report_concept (
  id         text primary key,
  sort_label text not null,           -- of the Norwegian label
  body       json not null            -- as it is written
);

-- The form of an instrument or of a call, as it is now.
create table report_form (
  id           text primary key,
  version      int not null,          -- from 1; each publication is a new one
  instrument   text not null,         -- id of the instrument (virkemiddel), of the call's where it is a call's
  call         text,                  -- id of the call (utlysning); null where the form is for the whole instrument
  sort_title   text not null,
  demo         boolean not null,      -- invented for demonstration
  body         json not null,         -- as it is written
  published_at timestamptz not null,  -- this version
  withdrawn_at timestamptz            -- new reports do not answer it from then on; those that had begun do
);
create index report_form_instrument on report_form (instrument);
create index report_form_call on report_form (call);

-- Every version of a form, for reports are tied to the one that there was when they began.
create table report_form_version (
  id           text primary key,      -- form/version
  form         text not null references report_form,
  version      int not null,
  body         json not null,
  published_at timestamptz not null,
  organisation text,                  -- on whose behalf
  unique (form, version)
);

-- One report a party and project.
create table report (
  id               uuid primary key,
  party_kind       text not null check (party_kind in ('municipality', 'county')),
  party_number     text not null,     -- as the participations have it
  project          text not null,     -- name, as the participations have it
  status           text not null check (status in ('draft', 'submitted')),
  version          int not null,      -- 0 for a draft, 1 when submitted, one more for each correction
  forms            varchar[] not null, -- ids of the forms that it answers
  submitted_forms  varchar[] not null, -- those of them that it was submitted to: a form whose deadline had passed may be left out
  body             json not null,     -- the forms and questions as they were when it began, what was known, and the answers
  demo             boolean not null,  -- a participation or a form of it is invented for demonstration
  asked            int not null,      -- questions it asks
  not_asked_again  int not null,      -- askings by a form of what another form asks too: each question counts once less than it has forms
  minutes_saved    double precision not null, -- stated minutes of those
  filled           int not null,      -- questions answered by what Dugnad knew, uncorrected
  minutes_filled   double precision not null, -- stated minutes of those
  started_at       timestamptz not null,
  submitted_at     timestamptz,
  corrected_at     timestamptz,       -- the latest correction
  constraint report_key unique (party_kind, party_number, project)
);
create index report_forms on report using gin (submitted_forms);

-- Every version of a submitted report.
create table report_version (
  id           text primary key,      -- report/version
  report       uuid not null references report,
  version      int not null,
  changed      varchar[] not null,    -- keys of the questions whose answers differ from the version before
  body         json not null,         -- the answers
  recorded_at  timestamptz not null,
  organisation text,                  -- on whose behalf
  unique (report, version)
);
