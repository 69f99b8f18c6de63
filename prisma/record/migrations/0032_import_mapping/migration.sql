-- Which column of a spreadsheet says what, remembered by name, so that the next file of its kind needs no mapping.
CREATE TABLE import_mapping (
  name TEXT NOT NULL,
  mapping JSONB NOT NULL,
  created_by_id UUID NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT import_mapping_pkey PRIMARY KEY (name),
  CONSTRAINT import_mapping_name CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 80),
  CONSTRAINT import_mapping_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT, UPDATE ON import_mapping TO onus_desk;
