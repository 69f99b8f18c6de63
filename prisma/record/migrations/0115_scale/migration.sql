-- The words of the scale, from its second version on; the first is what Onus brings. A changed definition makes a new
-- version, and no version is ever changed: an assessment keeps the one under which it was made.
CREATE TABLE scale (
  version INTEGER NOT NULL,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  by_id UUID NOT NULL,
  -- What was changed and why, in words that readers see.
  note TEXT NOT NULL,
  definitions JSONB NOT NULL,
  CONSTRAINT scale_pkey PRIMARY KEY (version),
  CONSTRAINT scale_by_id_fkey FOREIGN KEY (by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT scale_follows_the_first CHECK (version > 1),
  CONSTRAINT scale_has_a_note CHECK (btrim(note) <> '')
);

GRANT SELECT, INSERT ON scale TO onus_desk;
