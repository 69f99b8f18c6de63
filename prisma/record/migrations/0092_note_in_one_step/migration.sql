CREATE INDEX recommendation_group_group_code_idx ON recommendation_group (group_code, recommendation_id);

-- What has changed for the public is noted as before, without turning every key into an array and back.
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
