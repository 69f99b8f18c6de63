-- What a tag points at is looked for once for each statement and not, as foreign keys do, once for each row: of the time
-- that 10,000 tags took, more than half went there. Both ends are held: a tag to nothing is refused, and so is taking away
-- what a tag points at (which the desk's login may not do in the first place).
CREATE FUNCTION tag_points_at() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE missing text;
BEGIN
  SELECT recommendation_id INTO missing FROM changed
  WHERE NOT EXISTS (SELECT FROM recommendation WHERE id = recommendation_id) LIMIT 1;
  IF missing IS NULL AND TG_TABLE_NAME = 'recommendation_theme' THEN
    SELECT code INTO missing FROM (SELECT DISTINCT theme_code AS code FROM changed) AS used
    WHERE NOT EXISTS (SELECT FROM theme WHERE theme.code = used.code) LIMIT 1;
  ELSIF missing IS NULL THEN
    SELECT code INTO missing FROM (SELECT DISTINCT group_code AS code FROM changed) AS used
    WHERE NOT EXISTS (SELECT FROM affected_group WHERE affected_group.code = used.code) LIMIT 1;
  END IF;
  IF missing IS NOT NULL THEN
    RAISE foreign_key_violation USING MESSAGE = format('a row of %s points at %s, which is not there', TG_TABLE_NAME, missing);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION tag_is_pointed_at() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE used boolean;
BEGIN
  IF TG_TABLE_NAME = 'recommendation' THEN
    used := EXISTS (SELECT FROM recommendation_theme WHERE recommendation_id = OLD.id)
      OR EXISTS (SELECT FROM recommendation_group WHERE recommendation_id = OLD.id);
  ELSIF TG_TABLE_NAME = 'theme' THEN
    used := EXISTS (SELECT FROM recommendation_theme WHERE theme_code = OLD.code);
  ELSE
    used := EXISTS (SELECT FROM recommendation_group WHERE group_code = OLD.code);
  END IF;
  IF used THEN
    RAISE foreign_key_violation USING MESSAGE = format('tags point at this row of %s', TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['recommendation_theme', 'recommendation_group'] LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', part, part || '_recommendation_id_fkey');
    EXECUTE format('CREATE TRIGGER points_at_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tag_points_at()', part);
    EXECUTE format('CREATE TRIGGER points_at_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tag_points_at()', part);
  END LOOP;
END $$;
ALTER TABLE recommendation_theme DROP CONSTRAINT recommendation_theme_theme_code_fkey;
ALTER TABLE recommendation_group DROP CONSTRAINT recommendation_group_group_code_fkey;
CREATE TRIGGER is_pointed_at AFTER DELETE ON recommendation FOR EACH ROW EXECUTE FUNCTION tag_is_pointed_at();
CREATE TRIGGER is_pointed_at_renamed AFTER UPDATE OF id ON recommendation FOR EACH ROW WHEN (OLD.id <> NEW.id) EXECUTE FUNCTION tag_is_pointed_at();
CREATE TRIGGER is_pointed_at AFTER DELETE ON theme FOR EACH ROW EXECUTE FUNCTION tag_is_pointed_at();
CREATE TRIGGER is_pointed_at_renamed AFTER UPDATE OF code ON theme FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION tag_is_pointed_at();
CREATE TRIGGER is_pointed_at AFTER DELETE ON affected_group FOR EACH ROW EXECUTE FUNCTION tag_is_pointed_at();
CREATE TRIGGER is_pointed_at_renamed AFTER UPDATE OF code ON affected_group FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION tag_is_pointed_at();
CREATE INDEX recommendation_group_group_code_idx ON recommendation_group (group_code, recommendation_id);

-- The same notes, without turning every key into an array and back.
CREATE OR REPLACE FUNCTION pending_of_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pending_change (kind, key, changed_at)
  SELECT 'recommendation', touched.id::text, clock_timestamp()
  FROM (SELECT DISTINCT recommendation_id AS id FROM changed) AS touched
  JOIN recommendation ON recommendation.id = touched.id
  JOIN import_batch ON import_batch.id = recommendation.batch_id
  WHERE import_batch.approved_at IS NOT NULL
  ORDER BY touched.id
  ON CONFLICT (kind, key) DO UPDATE SET changed_at = excluded.changed_at;
  RETURN NULL;
END $$;
