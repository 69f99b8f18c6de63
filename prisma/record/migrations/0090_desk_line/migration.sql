-- What the desk's table is filtered and ordered by: one narrow row for each recommendation that stands. All of 268,000 are
-- looked through in the time in which a fraction of the wide rows, with their texts, would be. Triggers keep it, as the
-- owner; the desk's login only reads it.
CREATE FUNCTION sort_key_of(document_key text, paragraph text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- As a reader counts, 115.2 before 115.18: every run of digits is padded to six.
  SELECT regexp_replace(regexp_replace(document_key || ' ' || coalesce(paragraph, ''),
    '(\d+)', '00000\1', 'g'), '0*(\d{6})', '\1', 'g')
$$;

-- What is asked for most stands first: a row is then read no further.
CREATE TABLE desk_line (
  recommendation_id UUID NOT NULL,
  level_order INTEGER NOT NULL GENERATED ALWAYS AS (array_position(ARRAY['regressed', 'not-implemented', 'initiated',
    'partly-implemented', 'largely-implemented', 'implemented', 'not-assessed', 'insufficient-information', 'not-graded',
    'overtaken'], level)) STORED,
  is_unchecked BOOLEAN NOT NULL,
  cycle INTEGER,
  -- The latest answer of the State; "none" where it gave none.
  position TEXT NOT NULL,
  -- The latest approved finding; "not-graded" for what would itself violate rights, whatever was approved.
  level TEXT NOT NULL,
  body_code TEXT NOT NULL,
  state_iso3 TEXT,
  assigned_to_id UUID,
  issued_on TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  ref TEXT COLLATE "C" NOT NULL,
  CONSTRAINT desk_line_pkey PRIMARY KEY (recommendation_id),
  CONSTRAINT desk_line_recommendation_id_fkey FOREIGN KEY (recommendation_id)
    REFERENCES recommendation (id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- What each line is to say, off the facts alone.
CREATE VIEW desk_line_due AS
SELECT r.id AS recommendation_id, r.check_note IS NOT NULL AS is_unchecked, c.cycle,
  coalesce(answer.position, 'none') AS position,
  CASE WHEN r.inappropriate_reason IS NOT NULL THEN 'not-graded' ELSE coalesce(found.level, 'not-assessed') END AS level,
  r.body_code, r.state_iso3, r.assigned_to_id, coalesce(r.issued_on, '') AS issued_on,
  sort_key_of(coalesce(d.key, r.ref), r.paragraph) AS sort_key, r.ref
FROM recommendation r
LEFT JOIN document d ON d.id = r.document_id
LEFT JOIN review_cycle c ON c.id = r.review_cycle_id
-- An answer without a date of its own counts from the day, in Geneva, on which it was recorded.
LEFT JOIN LATERAL (SELECT position FROM state_response WHERE recommendation_id = r.id
  ORDER BY coalesce(responded_on, to_char(created_at AT TIME ZONE 'Europe/Zurich', 'YYYY-MM-DD')) DESC, created_at DESC, id DESC
  LIMIT 1) answer ON true
LEFT JOIN LATERAL (SELECT level FROM assessment
  WHERE recommendation_id = r.id AND approved_at IS NOT NULL AND withdrawn_at IS NULL
  ORDER BY approved_at DESC, id DESC LIMIT 1) found ON true
WHERE r.withdrawn_at IS NULL;

CREATE FUNCTION keep_desk_lines(ids uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Of two that change parts of one thing, the second waits here, and then sees what the first wrote.
  PERFORM FROM desk_line WHERE recommendation_id = ANY (ids) ORDER BY recommendation_id FOR UPDATE;
  DELETE FROM desk_line line WHERE recommendation_id = ANY (ids)
    AND EXISTS (SELECT FROM recommendation WHERE id = line.recommendation_id AND withdrawn_at IS NOT NULL);
  INSERT INTO desk_line AS line (recommendation_id, is_unchecked, cycle, position, level, body_code, state_iso3,
    assigned_to_id, issued_on, sort_key, ref)
  SELECT * FROM desk_line_due WHERE recommendation_id = ANY (ids)
  ON CONFLICT (recommendation_id) DO UPDATE SET is_unchecked = excluded.is_unchecked, cycle = excluded.cycle,
    position = excluded.position, level = excluded.level, body_code = excluded.body_code,
    state_iso3 = excluded.state_iso3, assigned_to_id = excluded.assigned_to_id, issued_on = excluded.issued_on,
    sort_key = excluded.sort_key, ref = excluded.ref
  WHERE (line.is_unchecked, line.cycle, line.position, line.level, line.body_code, line.state_iso3, line.assigned_to_id,
      line.issued_on, line.sort_key, line.ref)
    IS DISTINCT FROM (excluded.is_unchecked, excluded.cycle, excluded.position, excluded.level, excluded.body_code,
      excluded.state_iso3, excluded.assigned_to_id, excluded.issued_on, excluded.sort_key, excluded.ref);
END $$;
REVOKE EXECUTE ON FUNCTION keep_desk_lines FROM PUBLIC;

CREATE FUNCTION desk_line_of_recommendation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN PERFORM keep_desk_lines(ARRAY(SELECT id FROM changed)); RETURN NULL; END $$;
CREATE TRIGGER desk_line_insert AFTER INSERT ON recommendation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_line_of_recommendation();
CREATE TRIGGER desk_line_update AFTER UPDATE ON recommendation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_line_of_recommendation();

CREATE FUNCTION desk_line_of_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN PERFORM keep_desk_lines(ARRAY(SELECT DISTINCT recommendation_id FROM changed)); RETURN NULL; END $$;
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['state_response', 'assessment'] LOOP
    EXECUTE format('CREATE TRIGGER desk_line_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_line_of_part()', part);
    EXECUTE format('CREATE TRIGGER desk_line_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_line_of_part()', part);
    EXECUTE format('CREATE TRIGGER desk_line_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_line_of_part()', part);
  END LOOP;
END $$;

CREATE FUNCTION desk_line_of_frame() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'document' THEN
    PERFORM keep_desk_lines(ARRAY(SELECT id FROM recommendation WHERE document_id = NEW.id));
  ELSE
    PERFORM keep_desk_lines(ARRAY(SELECT id FROM recommendation WHERE review_cycle_id = NEW.id));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER desk_line_key AFTER UPDATE OF key ON document
  FOR EACH ROW WHEN (OLD.key IS DISTINCT FROM NEW.key) EXECUTE FUNCTION desk_line_of_frame();
CREATE TRIGGER desk_line_cycle AFTER UPDATE OF cycle ON review_cycle
  FOR EACH ROW WHEN (OLD.cycle IS DISTINCT FROM NEW.cycle) EXECUTE FUNCTION desk_line_of_frame();

-- The wide row needs no order of its own any more, and costs less to change.
DROP TRIGGER document_sort_key ON document;
DROP FUNCTION document_sort_key;
DROP TRIGGER recommendation_sort_key ON recommendation;
DROP FUNCTION recommendation_sort_key;
DROP INDEX recommendation_in_order, recommendation_newest;
ALTER TABLE recommendation DROP COLUMN sort_key;

INSERT INTO desk_line (recommendation_id, is_unchecked, cycle, position, level, body_code, state_iso3, assigned_to_id,
  issued_on, sort_key, ref)
SELECT * FROM desk_line_due;
-- Of few different values, and so a few megabytes for all rows: what is counted is counted here.
CREATE INDEX desk_line_counted ON desk_line (body_code, position, level_order, cycle, is_unchecked, state_iso3, assigned_to_id);
-- A page far in is reached along these alone.
CREATE INDEX desk_line_in_order ON desk_line (sort_key, ref) INCLUDE (recommendation_id);
CREATE INDEX desk_line_newest ON desk_line (issued_on DESC, sort_key, ref) INCLUDE (recommendation_id);
CREATE INDEX desk_line_by_level ON desk_line (level_order, sort_key, ref) INCLUDE (recommendation_id);
CREATE INDEX desk_line_of_state ON desk_line (state_iso3, sort_key, ref);
CREATE INDEX desk_line_of_member ON desk_line (assigned_to_id, sort_key, ref) WHERE assigned_to_id IS NOT NULL;
CREATE INDEX recommendation_document_id_idx ON recommendation (document_id);
CREATE INDEX recommendation_theme_theme_code_idx ON recommendation_theme (theme_code, recommendation_id);

GRANT SELECT ON desk_line, desk_line_due TO onus_desk;
