-- A change of a recommendation that its line says nothing of costs the line nothing, and of one that was only given to
-- somebody the member alone is written: work for 10,000 is given in a fraction of the time.
CREATE FUNCTION desk_line_of_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM keep_desk_lines(ARRAY(
    SELECT changed.id FROM changed JOIN before ON before.id = changed.id
    WHERE (changed.ref, changed.paragraph, changed.document_id, changed.review_cycle_id, changed.body_code,
        changed.state_iso3, changed.issued_on, changed.check_note IS NULL, changed.inappropriate_reason IS NULL,
        changed.withdrawn_at IS NULL)
      IS DISTINCT FROM (before.ref, before.paragraph, before.document_id, before.review_cycle_id, before.body_code,
        before.state_iso3, before.issued_on, before.check_note IS NULL, before.inappropriate_reason IS NULL,
        before.withdrawn_at IS NULL)));
  UPDATE desk_line SET assigned_to_id = changed.assigned_to_id
  FROM changed WHERE changed.id = desk_line.recommendation_id
    AND changed.assigned_to_id IS DISTINCT FROM desk_line.assigned_to_id;
  RETURN NULL;
END $$;
DROP TRIGGER desk_line_update ON recommendation;
CREATE TRIGGER desk_line_update AFTER UPDATE ON recommendation REFERENCING NEW TABLE AS changed OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION desk_line_of_changed();
