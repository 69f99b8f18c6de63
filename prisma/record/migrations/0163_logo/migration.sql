-- Pictures that were drawn anew from what members uploaded, under the hash of their bytes: never changed, so that whatever
-- showed one shows it still.
CREATE TABLE logo (
  sha256 TEXT NOT NULL,
  width SMALLINT NOT NULL,
  height SMALLINT NOT NULL,
  png BYTEA NOT NULL,
  CONSTRAINT logo_pkey PRIMARY KEY (sha256),
  CONSTRAINT logo_is_its_hash CHECK (sha256 = encode(sha256(png), 'hex')),
  CONSTRAINT logo_is_small CHECK (width BETWEEN 1 AND 512 AND height BETWEEN 1 AND 128 AND octet_length(png) <= 524288)
);

ALTER TABLE setting
  -- Null: the site has none.
  ADD COLUMN logo_sha256 TEXT,
  ADD CONSTRAINT setting_logo_sha256_fkey FOREIGN KEY (logo_sha256) REFERENCES logo (sha256) ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT ON logo TO onus_desk;
