-- What each edition sealed, line for line, so that whoever holds the published words can add up its SHA-256. A name is a
-- digest of kind and key; the salt stands with the content and goes with it, so that a line proves nothing by itself.
CREATE TABLE sealed_line (
  edition INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  CONSTRAINT sealed_line_pkey PRIMARY KEY (edition, kind, name)
);
GRANT SELECT, INSERT ON sealed_line TO onus_publisher;
GRANT SELECT ON sealed_line TO onus_public;
