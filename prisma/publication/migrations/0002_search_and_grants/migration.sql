-- What can be searched: symbol and paragraph as typed, text and summary with English stems, themes, States, rationale.
CREATE FUNCTION recommendation_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE content jsonb := NEW.content;
BEGIN
  NEW.search :=
    setweight(to_tsvector('simple', concat_ws(' ', NEW.ref, content #>> '{document,symbol}', content ->> 'paragraph')), 'A') ||
    setweight(to_tsvector('english', concat_ws(' ', content ->> 'summary', content ->> 'text')), 'B') ||
    setweight(to_tsvector('english', concat_ws(' ', jsonb_path_query_array(content, '$.themes[*].label'),
      jsonb_path_query_array(content, '$.groups[*].label'), content ->> 'territory', content #>> '{document,title}')), 'C') ||
    setweight(to_tsvector('simple', concat_ws(' ', jsonb_path_query_array(content, '$.issuers[*].name'), content #>> '{addressee,name}')), 'C') ||
    setweight(to_tsvector('english', concat_ws(' ', content #>> '{assessment,rationale}')), 'D');
  RETURN NEW;
END $$;
CREATE TRIGGER recommendation_search BEFORE INSERT OR UPDATE OF content ON recommendation
  FOR EACH ROW EXECUTE FUNCTION recommendation_search();

ALTER TABLE recommendation ADD CONSTRAINT recommendation_span CHECK (edition_to > edition_from);
ALTER TABLE entry ADD CONSTRAINT entry_span CHECK (edition_to > edition_from);
-- One version of a thing is open at a time.
CREATE UNIQUE INDEX recommendation_open ON recommendation (ref) WHERE edition_to IS NULL;
CREATE UNIQUE INDEX entry_open ON entry (kind, key) WHERE edition_to IS NULL;
CREATE INDEX recommendation_facets ON recommendation (state, level, position) WHERE edition_to IS NULL;
CREATE INDEX recommendation_themes ON recommendation USING gin (themes);
ALTER TABLE current ADD CONSTRAINT current_is_one CHECK (id = 1);

-- Two keys: publishing writes, the public reads. Groups are made with the server (lib/db/server.ts).
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO onus_publisher, onus_public;
GRANT SELECT, INSERT, UPDATE, DELETE ON edition, current, recommendation, entry, take_down TO onus_publisher;
GRANT EXECUTE ON FUNCTION recommendation_search() TO onus_publisher;
GRANT SELECT ON edition, current, recommendation, entry, take_down TO onus_public;
