-- A delivery names its call beside the change that it tells of; the database holds that too. Calls that have been told of are never deleted.
alter table delivery add foreign key (call_id) references call;
create index delivery_call on delivery (call_id);
