-- A long list of the desk that a member takes along: a job writes the file, which is theirs alone for a day. What the file
-- holds stands on the disk of the desk; here stand what was asked, how far it is, and what it was made with.
CREATE TABLE table_export (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  member_id UUID NOT NULL,
  -- Which list, in which format, and what it was asked, as lib/staff/desk-table.ts reads it.
  list TEXT NOT NULL,
  format TEXT NOT NULL,
  question JSONB NOT NULL,
  asked_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  -- Rows that it will hold, and those written so far.
  rows INTEGER NOT NULL,
  written INTEGER NOT NULL DEFAULT 0,
  -- By what its reader was judged when it was written, how many rows are restricted or sealed, and what the rows are of,
  -- where some could be closed to them since.
  role TEXT,
  organisation_id UUID,
  closed INTEGER NOT NULL DEFAULT 0,
  keys TEXT[] NOT NULL DEFAULT '{}',
  ready_at TIMESTAMPTZ,
  expires_at TIMESTAMPTZ,
  -- Why there is no file, in words for whoever asked.
  failed_because TEXT,
  removed_at TIMESTAMPTZ,
  CONSTRAINT table_export_pkey PRIMARY KEY (id),
  CONSTRAINT table_export_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT table_export_ready CHECK ((ready_at IS NULL) = (expires_at IS NULL)),
  CONSTRAINT table_export_ends_in_one_way CHECK (ready_at IS NULL OR failed_because IS NULL)
);
CREATE INDEX table_export_member_id_asked_at_idx ON table_export (member_id, asked_at);
GRANT SELECT, INSERT, UPDATE ON table_export TO onus_desk;
