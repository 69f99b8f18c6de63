-- What the database itself holds to be true. The numbers are those of docs/invariants.md.

-- Dates keep their precision (16): 2024, 2024-06 or 2024-06-11, and never the 30th of February.
CREATE FUNCTION is_partial_date(given text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT given IS NULL OR (
    given ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'
    AND (length(given) < 10 OR substr(given, 9, 2)::int <=
      extract(day FROM (make_date(substr(given, 1, 4)::int, substr(given, 6, 2)::int, 1) + interval '1 month - 1 day'))))
$$;

ALTER TABLE state
  ADD CONSTRAINT state_codes CHECK (iso3 ~ '^[A-Z]{3}$' AND iso2 ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT state_regional_group CHECK (regional_group IN ('african', 'asia-pacific', 'eastern-european', 'grulac', 'weog'));

ALTER TABLE document
  ADD CONSTRAINT document_dates CHECK (is_partial_date(adopted_on) AND is_partial_date(distributed_on) AND is_partial_date(published_on)),
  ADD CONSTRAINT document_url CHECK (url ~* '^https?://');

ALTER TABLE review_cycle
  ADD CONSTRAINT review_cycle_dates CHECK (is_partial_date(review_on) AND is_partial_date(working_group_on)
    AND is_partial_date(responded_on) AND is_partial_date(adopted_on));

-- The parts of a declared total sum to it (1).
ALTER TABLE declared_total
  ADD CONSTRAINT declared_total_sums_up CHECK (
    total = supported + coalesce(partly, 0) + coalesce(noted, 0) + coalesce(rejected, 0) + coalesce(pending, 0)),
  ADD CONSTRAINT declared_total_claims CHECK (coalesce(already_implemented, 0) + coalesce(being_implemented, 0) <= supported),
  ADD CONSTRAINT declared_total_counts CHECK (least(total, supported, coalesce(partly, 0), coalesce(noted, 0), coalesce(rejected, 0), coalesce(pending, 0)) >= 0),
  ADD CONSTRAINT declared_total_unit CHECK (counting_unit IN ('paragraph', 'row')),
  ADD CONSTRAINT declared_total_dates CHECK (is_partial_date(as_of));

ALTER TABLE recommendation
  ADD CONSTRAINT recommendation_says_something CHECK (text_verbatim IS NOT NULL OR summary IS NOT NULL),
  ADD CONSTRAINT recommendation_addressee CHECK (addressee_kind IN
    ('state', 'territory', 'un-body', 'un-office', 'states', 'business', 'international-community')),
  ADD CONSTRAINT recommendation_unit CHECK (counting_unit IN ('paragraph', 'row')),
  ADD CONSTRAINT recommendation_action CHECK (action_category BETWEEN 1 AND 5),
  ADD CONSTRAINT recommendation_dates CHECK (is_partial_date(issued_on)),
  ADD CONSTRAINT recommendation_url CHECK (source_url ~* '^https?://');

ALTER TABLE state_response
  ADD CONSTRAINT state_response_position CHECK (position IN ('supported', 'partly', 'noted', 'rejected', 'pending', 'none')),
  ADD CONSTRAINT state_response_claim CHECK (claim IN ('already-implemented', 'being-implemented')),
  ADD CONSTRAINT state_response_dates CHECK (is_partial_date(responded_on));

ALTER TABLE member
  ADD CONSTRAINT member_role CHECK (role IN ('reader', 'researcher', 'editor', 'administrator')),
  ADD CONSTRAINT member_email CHECK (email = lower(email));

ALTER TABLE evidence
  ADD CONSTRAINT evidence_kind CHECK (kind IN ('un', 'state', 'ngo', 'media', 'academic', 'testimony', 'satellite', 'official-data')),
  ADD CONSTRAINT evidence_confidentiality CHECK (confidentiality IN ('public', 'embargoed', 'coalition', 'organisation', 'restricted', 'sealed')),
  ADD CONSTRAINT evidence_embargo CHECK (confidentiality <> 'embargoed' OR embargoed_until IS NOT NULL),
  ADD CONSTRAINT evidence_dates CHECK (is_partial_date(published_on) AND is_partial_date(occurred_on)),
  ADD CONSTRAINT evidence_urls CHECK (url ~* '^https?://' AND archived_url ~* '^https?://'),
  ADD CONSTRAINT evidence_checked_by_somebody_else CHECK (checked_by_id <> logged_by_id),
  ADD CONSTRAINT evidence_check_has_a_name CHECK ((checked_at IS NULL) = (checked_by_id IS NULL)),
  ADD CONSTRAINT evidence_not_its_own_source CHECK (derived_from_id <> id);

ALTER TABLE evidence_link
  ADD CONSTRAINT evidence_link_relation CHECK (relation IN ('supports-progress', 'shows-lack', 'shows-regression', 'state-claim', 'context'));

ALTER TABLE attachment
  ADD CONSTRAINT attachment_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT attachment_size CHECK (size >= 0);

-- A level is never 'not-assessed': that is the absence of an assessment.
ALTER TABLE assessment
  ADD CONSTRAINT assessment_level CHECK (level IN ('regressed', 'not-implemented', 'initiated', 'partly-implemented',
    'largely-implemented', 'implemented', 'insufficient-information', 'not-graded', 'overtaken')),
  ADD CONSTRAINT assessment_confidence CHECK (confidence IN ('low', 'medium', 'high')),
  ADD CONSTRAINT assessment_standard CHECK (standard_of_proof IN
    ('reasonable-suspicion', 'reasonable-grounds', 'balance-of-probabilities', 'beyond-reasonable-doubt')),
  ADD CONSTRAINT assessment_cut_off CHECK (evidence_cut_off IS NULL OR (length(evidence_cut_off) = 10 AND is_partial_date(evidence_cut_off))),
  -- Nothing is approved without all that publication needs, nor by its author (5, 13).
  ADD CONSTRAINT assessment_approved_by_somebody_else CHECK (approved_by_id <> author_id),
  ADD CONSTRAINT assessment_approval_has_a_name CHECK ((approved_at IS NULL) = (approved_by_id IS NULL)),
  ADD CONSTRAINT assessment_approval_is_complete CHECK (approved_at IS NULL OR (
    submitted_at IS NOT NULL AND rationale_public IS NOT NULL AND standard_of_proof IS NOT NULL
    AND confidence IS NOT NULL AND evidence_cut_off IS NOT NULL)),
  ADD CONSTRAINT assessment_cut_off_before_approval CHECK (approved_at IS NULL
    OR evidence_cut_off::date <= (approved_at AT TIME ZONE 'Europe/Zurich')::date),
  ADD CONSTRAINT assessment_return_has_a_reason CHECK ((returned_at IS NULL) = (return_reason IS NULL)),
  ADD CONSTRAINT assessment_withdrawal_has_a_reason CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL));

ALTER TABLE outside_assessment
  ADD CONSTRAINT outside_assessment_of_one_thing CHECK (num_nonnulls(recommendation_id, review_cycle_id) = 1),
  ADD CONSTRAINT outside_assessment_dates CHECK (is_partial_date(assessed_on));

-- An import's texts are approved by a second member.
ALTER TABLE import_batch
  ADD CONSTRAINT import_batch_approved_by_somebody_else CHECK (approved_by_id <> imported_by_id),
  ADD CONSTRAINT import_batch_approval_has_a_name CHECK ((approved_at IS NULL) = (approved_by_id IS NULL));

ALTER TABLE edition ADD CONSTRAINT edition_day CHECK (length(as_of) = 10 AND is_partial_date(as_of));

-- An approved assessment rests on a checked public source or on a search that found nothing; its words are then fixed (5).
CREATE FUNCTION assessment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.approved_at IS NOT NULL AND
     (to_jsonb(OLD) - '{withdrawn_at,withdrawn_reason,version}'::text[]) IS DISTINCT FROM
     (to_jsonb(NEW) - '{withdrawn_at,withdrawn_reason,version}'::text[]) THEN
    RAISE EXCEPTION 'an approved assessment is not changed: a new one follows it';
  END IF;
  IF NEW.approved_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.approved_at IS NULL) AND NEW.search_note IS NULL AND NOT EXISTS (
    SELECT 1 FROM assessment_evidence JOIN evidence ON evidence.id = evidence_id
    WHERE assessment_id = NEW.id AND checked_at IS NOT NULL AND retracted_at IS NULL
      AND (confidentiality = 'public' OR (confidentiality = 'embargoed' AND embargoed_until <= now()))) THEN
    RAISE EXCEPTION 'an approved assessment cites a checked public source, or says where none was found';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment_guard BEFORE INSERT OR UPDATE ON assessment FOR EACH ROW EXECUTE FUNCTION assessment_guard();

-- The audit log and what was sealed are written once. Each line of the log carries the hash of the line before.
CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_event_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event EXECUTE FUNCTION written_once();
CREATE TRIGGER edition_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON edition EXECUTE FUNCTION written_once();
CREATE TRIGGER edition_item_kept BEFORE DELETE OR TRUNCATE ON edition_item EXECUTE FUNCTION written_once();

CREATE FUNCTION audit_event_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7310002);
  NEW.seq := nextval('audit_event_seq_seq');
  NEW.previous_hash := coalesce((SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1), '');
  NEW.hash := encode(sha256(convert_to(concat_ws(E'\x1f', NEW.previous_hash, NEW.seq, extract(epoch FROM NEW.at),
    NEW.member_id, NEW.did, NEW.subject, NEW.detail::text), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_chain();
