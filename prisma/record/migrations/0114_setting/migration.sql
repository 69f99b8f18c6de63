-- What administrators have set, each time as a whole: the newest row holds, and the rows before it are the history.
CREATE TABLE setting (
  number INTEGER NOT NULL,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  by_id UUID NOT NULL,
  -- Null: the name, address and colours that Onus brings.
  site_name TEXT,
  contact TEXT,
  accent_light TEXT,
  accent_dark TEXT,
  -- After how many months somebody asks whether a finding still holds, by what was found.
  months_not_done SMALLINT NOT NULL,
  months_under_way SMALLINT NOT NULL,
  months_done SMALLINT NOT NULL,
  months_ungraded SMALLINT NOT NULL,
  CONSTRAINT setting_pkey PRIMARY KEY (number),
  CONSTRAINT setting_by_id_fkey FOREIGN KEY (by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT setting_accent CHECK ((accent_light IS NULL) = (accent_dark IS NULL)),
  CONSTRAINT setting_months CHECK (
    months_not_done BETWEEN 1 AND 60 AND months_under_way BETWEEN 1 AND 60
    AND months_done BETWEEN 1 AND 60 AND months_ungraded BETWEEN 1 AND 60)
);

GRANT SELECT, INSERT ON setting TO onus_desk;
