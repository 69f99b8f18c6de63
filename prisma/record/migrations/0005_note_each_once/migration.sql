-- Each key once. The clock moves between rows, so that DISTINCT over it kept repetitions now and then: a statement that
-- touched two parts of one thing was then refused ("cannot affect row a second time").
CREATE OR REPLACE FUNCTION note_pending(kind text, keys text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO pending_change (kind, key, changed_at)
  SELECT note_pending.kind, key, clock_timestamp()
  FROM (SELECT DISTINCT unnest(keys) AS key) AS each_once WHERE key IS NOT NULL
  ON CONFLICT (kind, key) DO UPDATE SET changed_at = excluded.changed_at
$$;
