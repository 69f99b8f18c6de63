-- A large file is looked at by a job as well, before anything is imported: what its import would do is kept for its page.
ALTER TABLE import_run
  ADD COLUMN is_preview BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN plan JSONB,
  DROP CONSTRAINT import_run_ends_in_one_way,
  ADD CONSTRAINT import_run_ends_in_one_way CHECK (
    (ended_at IS NOT NULL)::int = num_nonnulls(batch_id, plan, brought_nothing_because)),
  ADD CONSTRAINT import_run_preview_brings_nothing CHECK (CASE WHEN is_preview THEN batch_id IS NULL ELSE plan IS NULL END);
DROP INDEX import_run_under_way;
CREATE UNIQUE INDEX import_run_under_way ON import_run (file_id, is_preview)
  WHERE ended_at IS NULL AND called_off_at IS NULL;
CREATE INDEX import_run_file_id_idx ON import_run (file_id);
