-- So that a write is seen in every replica of the service when it is answered: whoever writes tells its number on the channel "registry", and waits a moment
-- for those who read.
create sequence registry_write;
create unlogged table registry_reader (
  process int primary key,        -- process id of the connection that listens; whoever is no longer there is waited for by nobody
  seen    bigint not null         -- the newest write that it has in memory
);
