-- The logo that an organisation has now. A report that was locked keeps the one that it was locked with, by its hash.
ALTER TABLE organisation
  -- Null: it has none.
  ADD COLUMN logo_sha256 TEXT,
  ADD CONSTRAINT organisation_logo_sha256_fkey FOREIGN KEY (logo_sha256) REFERENCES logo (sha256) ON DELETE RESTRICT ON UPDATE CASCADE;
