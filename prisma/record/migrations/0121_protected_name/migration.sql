-- Names that must never become public. Of a name only keyed digests stand here, whose key is in no database.
CREATE TABLE protected_name (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  -- A code by which its keepers know it, or nothing. Never a name.
  reference TEXT,
  -- A digest of nothing, by which a list made with another key is known.
  key_check TEXT NOT NULL,
  organisation_id UUID NOT NULL,
  added_by_id UUID NOT NULL,
  added_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  removed_at TIMESTAMPTZ,
  removed_by_id UUID,
  CONSTRAINT protected_name_pkey PRIMARY KEY (id),
  CONSTRAINT protected_name_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT protected_name_added_by_id_fkey FOREIGN KEY (added_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT protected_name_removed_by_id_fkey FOREIGN KEY (removed_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT protected_name_key_check CHECK (key_check ~ '^[0-9a-f]{64}$'),
  -- A code has no space: a name would.
  CONSTRAINT protected_name_reference CHECK (reference ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$'),
  CONSTRAINT protected_name_removed_by_somebody CHECK ((removed_at IS NULL) = (removed_by_id IS NULL))
);

-- Its spellings. They go when the name is removed.
CREATE TABLE protected_spelling (
  name_id UUID NOT NULL,
  digest TEXT NOT NULL,
  words INTEGER NOT NULL,
  marks TEXT[] NOT NULL,
  CONSTRAINT protected_spelling_pkey PRIMARY KEY (name_id, digest),
  CONSTRAINT protected_spelling_name_id_fkey FOREIGN KEY (name_id) REFERENCES protected_name (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT protected_spelling_is_a_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT protected_spelling_words CHECK (words BETWEEN 1 AND 8),
  -- Marks are too short to tell one word from another.
  CONSTRAINT protected_spelling_marks CHECK (array_to_string(marks, '') ~ '^([0-9a-f]{4})+$')
);

GRANT SELECT, INSERT ON protected_name, protected_spelling TO onus_desk;
GRANT UPDATE (removed_at, removed_by_id) ON protected_name TO onus_desk;
GRANT DELETE ON protected_spelling TO onus_desk;
