-- What the site is called, whom its readers write to, and its colour: one row, of no edition, as it stands now. Without it
-- the site has its plain name. Pages that were made under an earlier revision are made anew.
CREATE TABLE site (
  id INTEGER NOT NULL DEFAULT 1,
  revision INTEGER NOT NULL,
  name TEXT,
  contact TEXT,
  accent_light TEXT,
  accent_dark TEXT,
  CONSTRAINT site_pkey PRIMARY KEY (id),
  CONSTRAINT site_is_one CHECK (id = 1),
  CONSTRAINT site_accent CHECK (
    (accent_light IS NULL) = (accent_dark IS NULL)
    AND accent_light ~ '^#[0-9a-f]{6}$' AND accent_dark ~ '^#[0-9a-f]{6}$')
);

GRANT SELECT ON site TO onus_public;
GRANT SELECT, INSERT, UPDATE ON site TO onus_publisher;
