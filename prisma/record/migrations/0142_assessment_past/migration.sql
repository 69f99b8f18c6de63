-- What stood in a finding before somebody wrote in it. A draft is saved with every pause of its writer: of one sitting only
-- what stood before it is kept, and all that a reviewer has seen. The rationale for members alone leaves no past.
ALTER TABLE past_value
  DROP CONSTRAINT past_value_thing,
  ADD CONSTRAINT past_value_thing CHECK (thing_kind IN ('evidence', 'recommendation', 'assessment'));

CREATE FUNCTION past_of_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO past_value (thing_kind, thing_id, field, value, confidentiality, member_id)
  SELECT 'assessment', o.id, past.field, past.was, 'organisation', writing_member()
  FROM before o JOIN after n ON n.id = o.id CROSS JOIN LATERAL (VALUES
    ('level', o.level, n.level), ('rationalePublic', o.rationale_public, n.rationale_public),
    ('evidenceCutOff', o.evidence_cut_off, n.evidence_cut_off), ('confidence', o.confidence, n.confidence),
    ('standardOfProof', o.standard_of_proof, n.standard_of_proof), ('searchNote', o.search_note, n.search_note),
    ('structure', o.structure, n.structure), ('process', o.process, n.process), ('outcome', o.outcome, n.outcome)
  ) AS past(field, was, is_now)
  WHERE past.was IS DISTINCT FROM past.is_now AND NOT EXISTS (
    SELECT FROM past_value held
    WHERE held.thing_kind = 'assessment' AND held.thing_id = o.id AND held.field = past.field
      AND held.member_id IS NOT DISTINCT FROM writing_member()
      AND held.at > now() - interval '15 minutes' AND held.at > coalesce(n.returned_at, '-infinity')
      -- Nobody else has written in it since.
      AND NOT EXISTS (SELECT FROM past_value later
        WHERE later.thing_kind = 'assessment' AND later.thing_id = o.id AND later.field = past.field AND later.at > held.at
          AND later.member_id IS DISTINCT FROM held.member_id));
  RETURN NULL;
END $$;
CREATE TRIGGER past_value AFTER UPDATE ON assessment
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION past_of_assessment();
