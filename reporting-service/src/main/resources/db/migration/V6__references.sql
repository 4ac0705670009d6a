-- What names another thing of this service is a reference that the database holds, instead of an array or a word in a body. Forms and concepts are withdrawn and
-- never deleted, so that nothing dangles; a name that did would stop this.

-- The forms (skjemaer) that a report answers, in the order in which they were found when it began.
create table report_asked_by (
  report  uuid not null references report,
  ordinal int not null,             -- from 0
  form    text not null references report_form,
  primary key (report, ordinal)
);
create index report_asked_by_form on report_asked_by (form, report);

-- Those of them that it was submitted to: a form whose deadline had passed may be left out.
create table report_submitted_to (
  report  uuid not null references report,
  ordinal int not null,
  form    text not null references report_form,
  primary key (report, ordinal)
);
create index report_submitted_to_form on report_submitted_to (form, report);

insert into report_asked_by select r.id, f.place - 1, f.form from report r cross join unnest(r.forms) with ordinality f (form, place);
insert into report_submitted_to select r.id, f.place - 1, f.form from report r cross join unnest(r.submitted_forms) with ordinality f (form, place);
alter table report drop column forms, drop column submitted_forms;

-- The concepts (begreper) that the questions of a form ask for, as it is now. Earlier versions and reports that have begun have theirs whole.
create table report_form_concept (
  form    text not null references report_form,
  concept text not null references report_concept,
  primary key (form, concept)
);
create index report_form_concept_concept on report_form_concept (concept);

insert into report_form_concept
select distinct f.id, q.question ->> 'concept'
from report_form f cross join json_array_elements(f.body -> 'questions') q (question)
where q.question ->> 'concept' is not null;
