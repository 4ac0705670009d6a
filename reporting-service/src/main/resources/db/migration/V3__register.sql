-- Imports: lists in JSON beside files of CSV, how far a run has come in words, and the rejected rows whole, so that they can be sent back.
alter table participation_import
  add column form   text not null default 'csv' check (form in ('csv', 'json')),
  add column header text[],           -- columns of the file as they stood, less those of an earlier list of errors; null for JSON and for what cannot be read
  add column errors_cleared_at timestamptz; -- when the errors and the rejected rows were deleted, some time after the end

alter table participation_import_run
  add column step text not null default 'received' check (step in ('received', 'checking', 'comparing', 'writing', 'counting')),
  add column done bigint not null default 0; -- rows that have come through the step

-- Rows that were not taken in, cell by cell.
create table participation_import_rejected (
  import_id uuid,
  row       bigint,                   -- line in the file; place in the list, from 1, where it is JSON
  cells     text[] not null,          -- in the order of the header; as many as the row had
  primary key (import_id, row)
);

create index participation_import_consumer on participation_import (consumer, id);
