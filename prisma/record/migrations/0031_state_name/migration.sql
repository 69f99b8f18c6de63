-- Names of States in the six languages of the United Nations, their numbers, and territories apart from States.
ALTER TABLE state
  ADD COLUMN m49 INTEGER,
  ADD COLUMN names JSONB NOT NULL DEFAULT '{}',
  ADD CONSTRAINT state_m49 CHECK (m49 BETWEEN 1 AND 999);
CREATE UNIQUE INDEX state_m49_key ON state (m49);

CREATE TABLE territory (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  state_iso3 TEXT,
  m49 INTEGER,
  names JSONB NOT NULL DEFAULT '[]',
  note TEXT,
  CONSTRAINT territory_pkey PRIMARY KEY (code),
  CONSTRAINT territory_code CHECK (code ~ '^[A-Z]{2,3}(-[A-Z0-9]{1,3})?$'),
  CONSTRAINT territory_state_iso3_fkey FOREIGN KEY (state_iso3) REFERENCES state (iso3) ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT, UPDATE ON territory TO onus_desk;
