-- Of this service's own tables the statistics read these; of participations the cube (R__read_model.sql).
select keep_revision('statistics', 'public', 'report');
