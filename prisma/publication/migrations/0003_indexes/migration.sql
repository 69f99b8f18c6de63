-- What an edition changed is found without reading the corpus.
CREATE INDEX recommendation_from ON recommendation (edition_from);
CREATE INDEX recommendation_to ON recommendation (edition_to) WHERE edition_to IS NOT NULL;
-- Lists are in the order of references.
DROP INDEX recommendation_sort_key_idx;
CREATE INDEX recommendation_sort_key_idx ON recommendation (sort_key, ref);
-- Facets count from the index alone.
DROP INDEX recommendation_facets;
CREATE INDEX recommendation_facets ON recommendation (state, body, cycle, position, level, addressee_kind, year)
  INCLUDE (edition_from, edition_to, themes, groups, issuers);
CREATE INDEX recommendation_groups ON recommendation USING gin (groups);
CREATE INDEX recommendation_issuers ON recommendation USING gin (issuers);
