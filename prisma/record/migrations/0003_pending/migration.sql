-- Whatever may change what the public sees is noted when it changes, so that an edition costs what changed.
-- One statement-level trigger a table: an import of 100,000 rows notes them in one INSERT.

CREATE FUNCTION note_pending(kind text, keys text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO pending_change (kind, key, changed_at)
  SELECT DISTINCT note_pending.kind, key, clock_timestamp() FROM unnest(keys) AS key WHERE key IS NOT NULL
  ON CONFLICT (kind, key) DO UPDATE SET changed_at = excluded.changed_at
$$;

CREATE FUNCTION pending_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending('recommendation', ARRAY(SELECT id::text FROM changed)); RETURN NULL; END $$;
CREATE TRIGGER pending_insert AFTER INSERT ON recommendation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_recommendation();
CREATE TRIGGER pending_update AFTER UPDATE ON recommendation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_recommendation();

CREATE FUNCTION pending_of_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending('recommendation', ARRAY(SELECT recommendation_id::text FROM changed)); RETURN NULL; END $$;
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['recommendation_issuer', 'recommendation_theme', 'recommendation_group', 'state_response', 'evidence_link', 'assessment'] LOOP
    EXECUTE format('CREATE TRIGGER pending_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation()', part);
    EXECUTE format('CREATE TRIGGER pending_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation()', part);
    EXECUTE format('CREATE TRIGGER pending_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation()', part);
  END LOOP;
END $$;

CREATE FUNCTION pending_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('recommendation', ARRAY(
    SELECT recommendation_id::text FROM evidence_link JOIN changed ON changed.id = evidence_id));
  RETURN NULL;
END $$;
CREATE TRIGGER pending_update AFTER UPDATE ON evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_evidence();

CREATE FUNCTION pending_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending('review', ARRAY(SELECT id::text FROM changed)); RETURN NULL; END $$;
CREATE TRIGGER pending_insert AFTER INSERT ON review_cycle REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_review();
CREATE TRIGGER pending_update AFTER UPDATE ON review_cycle REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_review();

CREATE FUNCTION pending_of_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending('review', ARRAY(SELECT review_cycle_id::text FROM changed)); RETURN NULL; END $$;
CREATE TRIGGER pending_insert AFTER INSERT ON declared_total REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_review();
CREATE TRIGGER pending_update AFTER UPDATE ON declared_total REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_review();

CREATE FUNCTION pending_outside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('recommendation', ARRAY(SELECT recommendation_id::text FROM changed));
  PERFORM note_pending('review', ARRAY(SELECT review_cycle_id::text FROM changed));
  RETURN NULL;
END $$;
CREATE TRIGGER pending_insert AFTER INSERT ON outside_assessment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_outside();
CREATE TRIGGER pending_update AFTER UPDATE ON outside_assessment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_outside();

CREATE FUNCTION pending_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('document', ARRAY(SELECT id::text FROM changed));
  IF TG_OP = 'UPDATE' THEN
    PERFORM note_pending('recommendation', ARRAY(
      SELECT recommendation.id::text FROM recommendation JOIN changed ON changed.id = document_id));
    PERFORM note_pending('review', ARRAY(
      SELECT review_cycle.id::text FROM review_cycle JOIN changed ON changed.id = document_id));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER pending_insert AFTER INSERT ON document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_document();
CREATE TRIGGER pending_update AFTER UPDATE ON document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_document();

CREATE FUNCTION pending_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending('state', ARRAY(SELECT iso3 FROM changed)); RETURN NULL; END $$;
CREATE TRIGGER pending_insert AFTER INSERT ON state REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_state();
CREATE TRIGGER pending_update AFTER UPDATE ON state REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_state();

-- A batch becomes publishable as a whole when it is approved.
CREATE FUNCTION pending_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('recommendation', ARRAY(
    SELECT recommendation.id::text FROM recommendation JOIN changed ON changed.id = batch_id));
  PERFORM note_pending('document', ARRAY(
    SELECT document.id::text FROM document JOIN changed ON changed.id = batch_id));
  PERFORM note_pending('review', ARRAY(
    SELECT DISTINCT review_cycle_id::text FROM recommendation JOIN changed ON changed.id = batch_id));
  RETURN NULL;
END $$;
CREATE TRIGGER pending_update AFTER UPDATE ON import_batch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_batch();
