-- What matching has in memory of the catalogue (V0_7__revision.sql).
select keep_revision('catalogue', 'public', 'call', 'instrument');
