-- The forms in which answers were given (a spreadsheet, a chart, a CSV in a language), byte for byte as well.
create table statistic_form (
  hash text not null references statistic_answer on delete cascade, -- of the answer
  form text not null,                                               -- which format, table and language
  body bytea not null,
  primary key (hash, form)
);
