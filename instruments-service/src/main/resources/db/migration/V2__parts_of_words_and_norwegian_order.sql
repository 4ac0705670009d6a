comment on column instrument.sort_name is 'the name in bokmål as a key that sorts it the Norwegian way (hexadecimal), æ, ø and å last';
comment on column call.sort_title is 'the title in bokmål as such a key';

-- Whether a text speaks of q: by the words' Norwegian stems; or else each word of q stands in it by its stem, as a part of a longer word
-- ("velferd" in "velferdsteknologi") or nearly so, for those who mistype (0.4 lets "bibilotek" find "bibliotek", and "skole" not "skog"). The second way is not for a q with
-- quotation marks or a minus, which says exactly what it wants.
create or replace function speaks_of(words text, q text) returns boolean language sql stable
return to_tsvector('norwegian', words) @@ websearch_to_tsquery('norwegian', q)
    or (q !~ '"|(^|\s)-' and (
         select bool_and(position(word in lower(words)) > 0
                         or strict_word_similarity(word, lower(words)) > 0.4
                         or to_tsvector('norwegian', words) @@ plainto_tsquery('norwegian', word))
         from regexp_split_to_table(lower(q), '\s+') word
         where length(word) > 2));
