-- The catalogue's answers stand for as long as its revision does (docs/decisions/0029), so whatever they are made of moves it.
select keep_revision('catalogue', 'public', 'call_version', 'instrument_version', 'synonym');
