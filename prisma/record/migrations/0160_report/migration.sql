-- Reports are entries: drafted, reviewed, sealed and published like all others. What a coalition does before one is handed
-- in, it does here: whom it asks to sign, who did, and the confidential words that go with it to one reader.
ALTER TABLE entry DROP CONSTRAINT entry_kind;
ALTER TABLE entry ADD CONSTRAINT entry_kind CHECK (kind IN ('statement', 'quotation', 'vote', 'communication', 'case', 'reprisal',
  'engagement', 'obligation', 'event', 'claim', 'finding', 'figure', 'indicator', 'cluster', 'law', 'organisation', 'mechanism',
  'session', 'group', 'treaty', 'scheme', 'report'));

-- The time in which organisations may sign a report. One is open at a time; one that is closed stays as it was.
CREATE TABLE consultation (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  entry_id UUID NOT NULL,
  -- The last day on which to answer, for those who are asked.
  until TEXT NOT NULL,
  opened_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  opened_by_id UUID NOT NULL,
  closed_at TIMESTAMPTZ,
  closed_by_id UUID,
  CONSTRAINT consultation_pkey PRIMARY KEY (id),
  CONSTRAINT consultation_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT consultation_opened_by_id_fkey FOREIGN KEY (opened_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT consultation_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT consultation_until CHECK (until ~ '^\d{4}-\d{2}-\d{2}$'),
  CONSTRAINT consultation_closed_by_somebody CHECK ((closed_at IS NULL) = (closed_by_id IS NULL))
);
CREATE INDEX consultation_entry_id_idx ON consultation (entry_id);
CREATE UNIQUE INDEX consultation_one_open ON consultation (entry_id) WHERE closed_at IS NULL;

-- One organisation that was asked to sign one report, and what it said. One of the coalition answers for itself; for another,
-- known by its name alone, an editor writes down its answer.
CREATE TABLE sign_on (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  entry_id UUID NOT NULL,
  organisation_id UUID,
  name TEXT NOT NULL,
  invited_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  invited_by_id UUID NOT NULL,
  reminded_at TIMESTAMPTZ,
  answer TEXT,
  answered_at TIMESTAMPTZ,
  answered_by_id UUID,
  -- A signature that was taken back again.
  withdrawn_at TIMESTAMPTZ,
  withdrawn_by_id UUID,
  CONSTRAINT sign_on_pkey PRIMARY KEY (id),
  CONSTRAINT sign_on_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT sign_on_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT sign_on_invited_by_id_fkey FOREIGN KEY (invited_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT sign_on_answered_by_id_fkey FOREIGN KEY (answered_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT sign_on_withdrawn_by_id_fkey FOREIGN KEY (withdrawn_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT sign_on_name CHECK (btrim(name) <> ''),
  CONSTRAINT sign_on_answer CHECK (answer IN ('signed', 'declined')),
  CONSTRAINT sign_on_answer_has_a_name CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by_id IS NULL)),
  CONSTRAINT sign_on_withdrawal_has_a_name CHECK ((withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)),
  CONSTRAINT sign_on_only_a_signature_is_withdrawn CHECK (withdrawn_at IS NULL OR answer = 'signed')
);
CREATE UNIQUE INDEX sign_on_entry_id_name_key ON sign_on (entry_id, name);
CREATE INDEX sign_on_organisation_id_idx ON sign_on (organisation_id);

-- What a report's confidential annex says in the coalition's own words. It is no part of the entry, which is published.
CREATE TABLE report_annex (
  entry_id UUID NOT NULL,
  words TEXT NOT NULL,
  saved_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  saved_by_id UUID NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT report_annex_pkey PRIMARY KEY (entry_id),
  CONSTRAINT report_annex_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT report_annex_saved_by_id_fkey FOREIGN KEY (saved_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT ON consultation, sign_on, report_annex TO onus_desk;
GRANT UPDATE (closed_at, closed_by_id) ON consultation TO onus_desk;
GRANT UPDATE (reminded_at, answer, answered_at, answered_by_id, withdrawn_at, withdrawn_by_id) ON sign_on TO onus_desk;
GRANT UPDATE (words, saved_at, saved_by_id, version) ON report_annex TO onus_desk;

-- What was approved under a name that is taken back does not go out, and the next edition looks at it again.
CREATE FUNCTION pending_sign_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending_entries(ARRAY(SELECT DISTINCT entry_id FROM changed WHERE withdrawn_at IS NOT NULL)); RETURN NULL; END $$;
CREATE TRIGGER pending_update AFTER UPDATE ON sign_on REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_sign_on();
