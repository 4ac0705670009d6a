-- What images in memory are made of, in the tests of that.
create table measured (id int primary key, value int not null);
create table weighed (id int primary key, value int not null);
create table fleeting (id int primary key, value int not null);
create table unwatched (id int primary key, value int not null);
select keep_revision('measured', 'public', 'measured');
select keep_revision('weighed', 'public', 'weighed');
select keep_revision('fleeting', 'public', 'fleeting');
