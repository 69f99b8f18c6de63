-- An act on very many recommendations is answered at once and written by a job: it says when it was written, that undoing it
-- has been asked for, or why nothing came of it.
ALTER TABLE bulk_act
  ADD COLUMN written_at TIMESTAMPTZ,
  ADD COLUMN undo_asked_at TIMESTAMPTZ,
  ADD COLUMN failed_because TEXT;
UPDATE bulk_act SET written_at = at;
ALTER TABLE bulk_act ADD CONSTRAINT bulk_act_adds_when_written CHECK (written_at IS NOT NULL OR added = 0);
CREATE INDEX bulk_act_put_off_idx ON bulk_act (at)
  WHERE undone_at IS NULL AND failed_because IS NULL AND (written_at IS NULL OR undo_asked_at IS NOT NULL);
GRANT UPDATE (written_at, undo_asked_at, failed_because) ON bulk_act TO onus_desk;
