-- What each published entry points at, so that a page can say what points at it. Written with the entry, gone with it.
CREATE TABLE entry_link (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  edition_from INTEGER NOT NULL,
  part TEXT NOT NULL,
  target TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT entry_link_pkey PRIMARY KEY (kind, key, edition_from, part, target, value),
  CONSTRAINT entry_link_entry_fkey FOREIGN KEY (kind, key, edition_from) REFERENCES entry (kind, key, edition_from) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX entry_link_target_value_idx ON entry_link (target, value);
GRANT SELECT, INSERT, UPDATE, DELETE ON entry_link TO onus_publisher;
GRANT SELECT ON entry_link TO onus_public;
