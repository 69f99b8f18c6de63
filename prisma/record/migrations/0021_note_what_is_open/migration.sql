-- What came with an import that nobody has approved is not public before and after a change alike: it is not noted.
-- Approving (and undoing) a batch notes all of it, as before. So a large import costs no note at all.
CREATE OR REPLACE FUNCTION pending_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('recommendation', ARRAY(
    SELECT changed.id::text FROM changed JOIN import_batch ON import_batch.id = changed.batch_id
    WHERE import_batch.approved_at IS NOT NULL));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pending_of_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('recommendation', ARRAY(
    SELECT DISTINCT recommendation.id::text FROM changed
    JOIN recommendation ON recommendation.id = changed.recommendation_id
    JOIN import_batch ON import_batch.id = recommendation.batch_id
    WHERE import_batch.approved_at IS NOT NULL));
  RETURN NULL;
END $$;
