-- Answers to POSTs that carried an Idempotency-Key, so that a repeated request gets the first one's answer.
create table idempotency (
  caller       text not null,            -- organisation number, or '-' without a token
  key          text not null,            -- as the caller gave it
  request      text not null,            -- method and path
  request_hash text not null,            -- SHA-256 of method, path, query, content type and body
  started_at   timestamptz not null default clock_timestamp(),
  status       int,                      -- null while the first request runs
  headers      json,                     -- Location, ETag, Content-Type and the like of the answer
  body         bytea,
  primary key (caller, key)
);
create index idempotency_age on idempotency (started_at);
