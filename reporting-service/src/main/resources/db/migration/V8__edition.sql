-- Lists of participations stand for as long as this revision does, and that of the places (docs/decisions/0029).
select keep_revision('participation', 'public', 'participation');
