-- Facets count from the index alone; claim, kind of ask and counting unit are among them now.
DROP INDEX recommendation_facets;
CREATE INDEX recommendation_facets ON recommendation (state, body, cycle, position, level, addressee_kind, year)
  INCLUDE (edition_from, edition_to, themes, groups, issuers, claim, type, counting_unit);
