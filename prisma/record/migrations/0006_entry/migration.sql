-- Everything of the record that is no recommendation: statements, votes, cases, obligations … One workflow, one history.

CREATE TABLE consent (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  subject_code TEXT NOT NULL,
  scopes TEXT[],
  given_on TEXT NOT NULL,
  method TEXT NOT NULL,
  language TEXT,
  expires_on TEXT,
  withdrawn_at TIMESTAMPTZ,
  withdrawn_reason TEXT,
  recorded_by_id UUID NOT NULL,
  organisation_id UUID NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT consent_pkey PRIMARY KEY (id),
  CONSTRAINT consent_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT consent_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT consent_scopes CHECK (scopes <@ ARRAY['internal', 'share-with-un', 'publish-anonymised', 'publish-named'] AND cardinality(scopes) > 0),
  CONSTRAINT consent_dates CHECK (is_partial_date(given_on) AND (expires_on IS NULL OR (length(expires_on) = 10 AND is_partial_date(expires_on)))),
  CONSTRAINT consent_withdrawal_has_a_reason CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE UNIQUE INDEX consent_subject_code_key ON consent (subject_code);

CREATE TABLE entry (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  confidentiality TEXT NOT NULL,
  embargoed_until TIMESTAMPTZ,
  consent_id UUID,
  organisation_id UUID NOT NULL,
  created_by_id UUID NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  withdrawn_at TIMESTAMPTZ,
  withdrawn_reason TEXT,
  CONSTRAINT entry_pkey PRIMARY KEY (id),
  CONSTRAINT entry_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES consent (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_kind CHECK (kind IN ('statement', 'quotation', 'vote', 'communication', 'case', 'reprisal', 'engagement', 'obligation',
    'event', 'claim', 'finding', 'figure', 'indicator', 'cluster', 'law', 'organisation', 'mechanism', 'session', 'group', 'treaty', 'scheme')),
  CONSTRAINT entry_key CHECK (key ~ '^[A-Za-z0-9][A-Za-z0-9.()-]{0,119}$'),
  CONSTRAINT entry_confidentiality CHECK (confidentiality IN ('public', 'embargoed', 'coalition', 'organisation', 'restricted', 'sealed')),
  CONSTRAINT entry_embargo CHECK (confidentiality <> 'embargoed' OR embargoed_until IS NOT NULL),
  CONSTRAINT entry_withdrawal_has_a_reason CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE UNIQUE INDEX entry_kind_key_key ON entry (kind, key);
CREATE INDEX entry_consent_id_idx ON entry (consent_id) WHERE consent_id IS NOT NULL;

CREATE TABLE entry_version (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  entry_id UUID NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  "on" TEXT,
  facts JSONB NOT NULL,
  confidential JSONB NOT NULL DEFAULT '{}',
  check_note TEXT,
  author_id UUID NOT NULL,
  saved_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  submitted_at TIMESTAMPTZ,
  returned_at TIMESTAMPTZ,
  return_reason TEXT,
  approved_at TIMESTAMPTZ,
  approved_by_id UUID,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT entry_version_pkey PRIMARY KEY (id),
  CONSTRAINT entry_version_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_version_author_id_fkey FOREIGN KEY (author_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_version_approved_by_id_fkey FOREIGN KEY (approved_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_version_date CHECK (is_partial_date("on")),
  CONSTRAINT entry_version_approved_by_somebody_else CHECK (approved_by_id <> author_id),
  CONSTRAINT entry_version_approval_has_a_name CHECK ((approved_at IS NULL) = (approved_by_id IS NULL)),
  CONSTRAINT entry_version_approved_after_submission CHECK (approved_at IS NULL OR (submitted_at IS NOT NULL AND check_note IS NULL)),
  CONSTRAINT entry_version_return_has_a_reason CHECK ((returned_at IS NULL) = (return_reason IS NULL))
);
CREATE UNIQUE INDEX entry_version_entry_id_number_key ON entry_version (entry_id, number);

CREATE TABLE entry_link (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  version_id UUID NOT NULL,
  part TEXT NOT NULL,
  state_iso3 TEXT,
  recommendation_id UUID,
  document_id UUID,
  review_cycle_id UUID,
  entry_id UUID,
  CONSTRAINT entry_link_pkey PRIMARY KEY (id),
  CONSTRAINT entry_link_version_id_fkey FOREIGN KEY (version_id) REFERENCES entry_version (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT entry_link_state_iso3_fkey FOREIGN KEY (state_iso3) REFERENCES state (iso3) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_link_recommendation_id_fkey FOREIGN KEY (recommendation_id) REFERENCES recommendation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_link_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_link_review_cycle_id_fkey FOREIGN KEY (review_cycle_id) REFERENCES review_cycle (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_link_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT entry_link_to_one_thing CHECK (num_nonnulls(state_iso3, recommendation_id, document_id, review_cycle_id, entry_id) = 1)
);
-- Once in each part: a State votes, signs and is a member at most once (14).
CREATE UNIQUE INDEX entry_link_version_id_part_state_iso3_recommendation_id_doc_key
  ON entry_link (version_id, part, state_iso3, recommendation_id, document_id, review_cycle_id, entry_id) NULLS NOT DISTINCT;
CREATE INDEX entry_link_state_iso3_idx ON entry_link (state_iso3);
CREATE INDEX entry_link_recommendation_id_idx ON entry_link (recommendation_id);
CREATE INDEX entry_link_document_id_idx ON entry_link (document_id);
CREATE INDEX entry_link_review_cycle_id_idx ON entry_link (review_cycle_id);
CREATE INDEX entry_link_entry_id_idx ON entry_link (entry_id);

-- What was approved is not rewritten: another version follows it.
CREATE FUNCTION entry_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.approved_at IS NOT NULL AND to_jsonb(OLD) IS DISTINCT FROM to_jsonb(NEW) THEN
    RAISE EXCEPTION 'an approved version of an entry is not changed: another follows it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER entry_version_guard BEFORE UPDATE ON entry_version FOR EACH ROW EXECUTE FUNCTION entry_version_guard();

CREATE FUNCTION entry_link_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM entry_version WHERE id = coalesce(OLD.version_id, NEW.version_id) AND approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the links of an approved version of an entry are not changed';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER entry_link_guard BEFORE INSERT OR UPDATE OR DELETE ON entry_link FOR EACH ROW EXECUTE FUNCTION entry_link_guard();

-- What each entry touches: itself; what it is a finding about; and what points at it, since links to closed things are left out.
CREATE FUNCTION note_pending_entries(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('entry', ARRAY(SELECT unnest(ids)::text));
  PERFORM note_pending('entry', ARRAY(
    SELECT DISTINCT of.entry_id::text FROM entry_link JOIN entry_version of ON of.id = version_id WHERE entry_link.entry_id = ANY (ids)));
  PERFORM note_pending('recommendation', ARRAY(
    SELECT recommendation_id::text FROM entry_link JOIN entry_version v ON v.id = version_id JOIN entry e ON e.id = v.entry_id
    WHERE e.id = ANY (ids) AND e.kind = 'finding'));
  PERFORM note_pending('review', ARRAY(
    SELECT review_cycle_id::text FROM entry_link JOIN entry_version v ON v.id = version_id JOIN entry e ON e.id = v.entry_id
    WHERE e.id = ANY (ids) AND e.kind = 'finding'));
END $$;

CREATE FUNCTION pending_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending_entries(ARRAY(SELECT id FROM changed)); RETURN NULL; END $$;
CREATE TRIGGER pending_update AFTER UPDATE ON entry REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_entry();

CREATE FUNCTION pending_entry_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending_entries(ARRAY(SELECT DISTINCT entry_id FROM changed WHERE approved_at IS NOT NULL)); RETURN NULL; END $$;
CREATE TRIGGER pending_update AFTER UPDATE ON entry_version REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_entry_version();

CREATE FUNCTION pending_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM note_pending_entries(ARRAY(SELECT entry.id FROM entry JOIN changed ON changed.id = consent_id)); RETURN NULL; END $$;
CREATE TRIGGER pending_update AFTER UPDATE ON consent REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_consent();

-- A recommendation or document that opens or closes changes what entries may point at.
CREATE FUNCTION pending_linked_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('entry', ARRAY(SELECT DISTINCT v.entry_id::text FROM entry_link l
    JOIN changed ON changed.id = l.recommendation_id JOIN entry_version v ON v.id = l.version_id));
  RETURN NULL;
END $$;
CREATE TRIGGER pending_linked AFTER UPDATE ON recommendation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_linked_recommendation();
CREATE FUNCTION pending_linked_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('entry', ARRAY(SELECT DISTINCT v.entry_id::text FROM entry_link l
    JOIN changed ON changed.id = l.document_id JOIN entry_version v ON v.id = l.version_id));
  RETURN NULL;
END $$;
CREATE TRIGGER pending_linked AFTER UPDATE ON document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_linked_document();
CREATE FUNCTION pending_linked_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_pending('entry', ARRAY(SELECT DISTINCT v.entry_id::text FROM entry_link l
    JOIN entry_version v ON v.id = l.version_id
    LEFT JOIN recommendation r ON r.id = l.recommendation_id LEFT JOIN document d ON d.id = l.document_id
    JOIN changed ON changed.id = coalesce(r.batch_id, d.batch_id)));
  RETURN NULL;
END $$;
CREATE TRIGGER pending_linked AFTER UPDATE ON import_batch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_linked_batch();

-- Calls, commitments and remedies are kept like recommendations, and counted apart from them.
ALTER TABLE recommendation
  ADD COLUMN type TEXT NOT NULL DEFAULT 'recommendation',
  ADD COLUMN issued_by TEXT,
  ADD COLUMN due_on TEXT,
  ADD COLUMN reiterates_id UUID,
  ADD COLUMN measurability TEXT,
  ADD COLUMN action_suggested INTEGER,
  ADD CONSTRAINT recommendation_type CHECK (type IN ('recommendation', 'call', 'commitment', 'remedy')),
  ADD CONSTRAINT recommendation_due CHECK (is_partial_date(due_on)),
  ADD CONSTRAINT recommendation_measurability CHECK (measurability IN ('verifiable', 'vague', 'flawed')),
  ADD CONSTRAINT recommendation_action_suggested CHECK (action_suggested BETWEEN 1 AND 5),
  ADD CONSTRAINT recommendation_reiterates_another CHECK (reiterates_id <> id),
  ADD CONSTRAINT recommendation_reiterates_id_fkey FOREIGN KEY (reiterates_id) REFERENCES recommendation (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX recommendation_reiterates_id_idx ON recommendation (reiterates_id) WHERE reiterates_id IS NOT NULL;

ALTER TABLE document
  ADD COLUMN archived_url TEXT,
  ADD COLUMN aliases TEXT[],
  ADD COLUMN supersedes_id UUID,
  ADD CONSTRAINT document_archived_url CHECK (archived_url ~* '^https?://'),
  ADD CONSTRAINT document_supersedes_another CHECK (supersedes_id <> id),
  ADD CONSTRAINT document_supersedes_id_fkey FOREIGN KEY (supersedes_id) REFERENCES document (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- What others found becomes an entry like all the rest.
WITH old AS (
  SELECT o.*, r.ref, c.state_iso3, c.cycle, gen_random_uuid() AS new_id
  FROM outside_assessment o LEFT JOIN recommendation r ON r.id = o.recommendation_id LEFT JOIN review_cycle c ON c.id = o.review_cycle_id
), made AS (
  INSERT INTO entry (id, kind, key, confidentiality, organisation_id, created_by_id)
  SELECT new_id, 'finding', 'finding-' || substr(old.id::text, 1, 8), 'public', member.organisation_id, member.id
  FROM old JOIN member ON member.id = '00000000-0000-4000-8000-00000000a001'
  RETURNING id
), written AS (
  INSERT INTO entry_version (entry_id, number, title, "on", facts, check_note, author_id, submitted_at)
  SELECT new_id, 1, assessor, assessed_on, jsonb_build_object('title', assessor, 'assessor', assessor, 'organisation', null, 'scheme', null,
      'schemeWords', scheme, 'grade', grade, 'summary', summary, 'on', assessed_on, 'counts', '[]'::jsonb,
      'recommendations', CASE WHEN ref IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(ref) END,
      'reviews', CASE WHEN cycle IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(state_iso3 || '-' || cycle) END,
      'document', null, 'about', '[]'::jsonb, 'territories', '[]'::jsonb, 'lastCheckedOn', null, 'remark', null,
      'sources', jsonb_build_array(jsonb_build_object('title', source_title, 'publisher', null, 'url', source_url, 'publishedOn', null))),
    check_note, '00000000-0000-4000-8000-00000000a001', now()
  FROM old JOIN made ON made.id = new_id
  RETURNING id, entry_id
)
INSERT INTO entry_link (version_id, part, recommendation_id, review_cycle_id)
SELECT written.id, 'about', recommendation_id, review_cycle_id FROM written JOIN old ON old.new_id = written.entry_id;
UPDATE entry_version SET approved_at = now(), approved_by_id = '00000000-0000-4000-8000-00000000a002' WHERE check_note IS NULL;
DROP TABLE outside_assessment;
DROP FUNCTION pending_outside();

GRANT SELECT, INSERT, UPDATE ON entry, entry_version, consent TO onus_desk;
-- The links of a draft are set anew with each save.
GRANT SELECT, INSERT, DELETE ON entry_link TO onus_desk;
