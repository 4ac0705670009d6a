-- What waits to be sent has a number: rows that have none yet, a million of them after an import, need not stand here either.
drop index journal_unsent;
create index journal_unsent on journal (sequence) where sent_at is null and sequence is not null;
