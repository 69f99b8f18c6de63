-- An import that a member has started at the desk: a job takes the file in, and this says how far it is. What it brings
-- comes in one transaction, so that one that was broken off has brought nothing and begins anew.
CREATE TABLE import_run (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  file_id UUID NOT NULL,
  -- The State and the mapping that were previewed, as lib/staff/import-file.ts reads them.
  choice JSONB NOT NULL,
  asked_by_id UUID NOT NULL,
  asked_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  step TEXT NOT NULL DEFAULT 'waits',
  bytes_read BIGINT NOT NULL DEFAULT 0,
  rows_read INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  -- Known once the file has been compared with the record.
  created INTEGER,
  updated INTEGER,
  called_off_at TIMESTAMPTZ,
  ended_at TIMESTAMPTZ,
  batch_id UUID,
  -- Why it brought nothing, in words for whoever started it.
  brought_nothing_because TEXT,
  told_at TIMESTAMPTZ,
  CONSTRAINT import_run_pkey PRIMARY KEY (id),
  CONSTRAINT import_run_file_id_fkey FOREIGN KEY (file_id) REFERENCES attachment (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT import_run_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT import_run_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT import_run_step CHECK (step IN ('waits', 'reading', 'comparing', 'writing')),
  CONSTRAINT import_run_ends_in_one_way CHECK (
    (ended_at IS NOT NULL)::int = num_nonnulls(batch_id, brought_nothing_because)),
  CONSTRAINT import_run_called_off_brings_nothing CHECK (called_off_at IS NULL OR ended_at IS NULL)
);
-- A file is taken in by one run at a time.
CREATE UNIQUE INDEX import_run_under_way ON import_run (file_id) WHERE ended_at IS NULL AND called_off_at IS NULL;
CREATE INDEX import_run_asked_by_id_asked_at_idx ON import_run (asked_by_id, asked_at);
GRANT SELECT, INSERT, UPDATE ON import_run TO onus_desk;
