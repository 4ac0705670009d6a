-- Words that people use for the same thing. Data: an operator may add rows at any time, and they hold from the next search on.
create table synonym (
  term  text primary key,             -- a word or a few, in bokmål or nynorsk
  sense text not null                 -- terms with the same sense stand for each other: a slug in English
);
insert into synonym (term, sense) values
  ('tilskudd', 'grant'), ('tilskot', 'grant'), ('stønad', 'grant'), ('støtte', 'grant'), ('støtteordning', 'grant'), ('stimuleringsmidler', 'grant'),
  ('velferdsteknologi', 'health-technology'), ('helseteknologi', 'health-technology'), ('omsorgsteknologi', 'health-technology'),
  ('trygghetsteknologi', 'health-technology'), ('tryggleiksteknologi', 'health-technology'),
  ('utlysning', 'call'), ('utlysing', 'call'), ('søknadsrunde', 'call'),
  ('klima', 'climate'), ('klimatiltak', 'climate'), ('utslippskutt', 'climate'), ('utsleppskutt', 'climate'),
  ('digitalisering', 'digitalisation'), ('ikt', 'digitalisation'),
  ('innovasjon', 'innovation'), ('nyskaping', 'innovation'), ('fornyelse', 'innovation'), ('fornying', 'innovation'),
  ('forskning', 'research'), ('forsking', 'research'), ('fou', 'research'),
  ('innkjøp', 'procurement'), ('anskaffelse', 'procurement'), ('innkjøpsordning', 'procurement'), ('skaffing', 'procurement'),
  ('kompetanse', 'competence'), ('kompetanseheving', 'competence'), ('opplæring', 'competence'),
  ('bygdeutvikling', 'local-development'), ('distriktsutvikling', 'local-development'), ('lokalsamfunnsutvikling', 'local-development'), ('stedsutvikling', 'local-development'), ('stadutvikling', 'local-development'),
  ('samarbeid', 'cooperation'), ('partnerskap', 'cooperation'), ('samhandling', 'cooperation'),
  ('eldreomsorg', 'elderly-care'), ('omsorgstjeneste', 'elderly-care'), ('omsorgsteneste', 'elderly-care'),
  ('forprosjekt', 'pre-project'), ('forstudie', 'pre-project');

-- A search as PostgreSQL's own, with each term that has synonyms replaced by all of its sense. In two steps, term to sense and sense to terms, because a
-- rewriting that put terms in place of terms would rewrite its own work.
create function search_query(q text) returns tsquery language sql stable
return ts_rewrite(
         ts_rewrite(websearch_to_tsquery('norwegian', q),
           $$ select plainto_tsquery('norwegian', term), ('''sense:' || sense || '''')::tsquery from synonym where numnode(plainto_tsquery('norwegian', term)) > 0 $$),
         $$ select ('''sense:' || sense || '''')::tsquery, string_agg('(' || plainto_tsquery('norwegian', term)::text || ')', ' | ')::tsquery
            from synonym where numnode(plainto_tsquery('norwegian', term)) > 0 group by sense $$);

-- How far a text is from a search: the better the words fit and the nearer they are to those of the text, the smaller. A whole number, so that pages can be
-- told apart by it.
create function search_distance(vector tsvector, words text, query tsquery, q text) returns int language sql stable
return -round(1000000 * ts_rank(vector, query) + 100000 * strict_word_similarity(lower(q), lower(words)))::int;

alter table instrument add column vector tsvector not null generated always as (to_tsvector('norwegian', words)) stored;
create index instrument_vector on instrument using gin (vector);
create index instrument_trigrams on instrument using gin (words gin_trgm_ops);

alter table call add column vector tsvector not null generated always as (to_tsvector('norwegian', words)) stored;
create index call_vector on call using gin (vector);
create index call_trigrams on call using gin (words gin_trgm_ops);

-- The most that one project can get, or else the frame: what lists by amount go by. Null where no sum is set or known.
alter table call add column amount bigint;
update call set amount = coalesce(greatest((body -> 'fundingNok' ->> 'maxPerProject')::bigint, (body -> 'fundingNok' ->> 'maxPerJointProject')::bigint),
                                  (body -> 'fundingNok' ->> 'frame')::bigint)
where body -> 'fundingNok' is not null;
create index call_amount on call (amount);

drop function speaks_of(text, text);
