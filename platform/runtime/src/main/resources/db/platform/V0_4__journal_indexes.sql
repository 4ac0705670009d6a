-- Events are read by sequence: a row that has none yet need not be found by its subject or type. An import writes a million such rows, and each index
-- that leaves them out is a fifth of the time saved.
drop index journal_subject;
drop index journal_type;
create index journal_subject on journal (key, sequence) where sequence is not null;
create index journal_type on journal (type, sequence) where sequence is not null;
