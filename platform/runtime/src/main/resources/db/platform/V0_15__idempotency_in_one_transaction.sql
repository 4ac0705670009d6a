-- The claim of a key, the change and its answer are one transaction: a row without an answer is never seen by others any more.
delete from idempotency where status is null;
comment on column idempotency.request_hash is 'SHA-256 of method, path, query, media type and what the body says';
