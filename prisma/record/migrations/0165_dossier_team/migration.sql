-- Who works on which dossier. It says where a member looks first, and gives nobody a right and takes none.
CREATE TABLE dossier_team (
  state_iso3 TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT dossier_team_pkey PRIMARY KEY (state_iso3),
  CONSTRAINT dossier_team_state_iso3_fkey FOREIGN KEY (state_iso3) REFERENCES state (iso3) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- One time of one member in one team; whoever joins again begins another, so that nothing of the history is rewritten.
CREATE TABLE dossier_member (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  state_iso3 TEXT NOT NULL,
  member_id UUID NOT NULL,
  joined_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  left_at TIMESTAMPTZ,
  CONSTRAINT dossier_member_pkey PRIMARY KEY (id),
  CONSTRAINT dossier_member_state_iso3_fkey FOREIGN KEY (state_iso3) REFERENCES dossier_team (state_iso3) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT dossier_member_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX dossier_member_once ON dossier_member (state_iso3, member_id) WHERE left_at IS NULL;
CREATE INDEX dossier_member_member_id_idx ON dossier_member (member_id);

-- What a member wants to see first. Without a row: their own dossiers, where they are in a team.
CREATE TABLE desk_focus (
  member_id UUID NOT NULL,
  is_own BOOLEAN NOT NULL,
  CONSTRAINT desk_focus_pkey PRIMARY KEY (member_id),
  CONSTRAINT desk_focus_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT ON dossier_team, dossier_member, desk_focus TO onus_desk;
GRANT UPDATE (version) ON dossier_team TO onus_desk;
GRANT UPDATE (left_at) ON dossier_member TO onus_desk;
GRANT UPDATE (is_own) ON desk_focus TO onus_desk;
