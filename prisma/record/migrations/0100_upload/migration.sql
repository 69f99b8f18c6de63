-- Files on their way in. How much of one has arrived is read off the disk; here stands whose it is and what it will be.
-- When it is whole it becomes an attachment with the same id, and its row goes.
CREATE TABLE upload (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  member_id UUID NOT NULL,
  evidence_id UUID,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  begun_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  last_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT upload_pkey PRIMARY KEY (id),
  CONSTRAINT upload_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT upload_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT upload_size CHECK (size > 0)
);
CREATE INDEX upload_member_id_idx ON upload (member_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON upload TO onus_desk;
