select new_read_model();
create table read_model.heard (key text primary key, sequence bigint not null, type text not null, data text not null);
select keep_revision('heard', 'read_model', 'heard');
