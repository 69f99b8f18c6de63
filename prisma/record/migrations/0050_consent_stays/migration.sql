-- An entry keeps the consent on which an approved version of it rests: when that consent is withdrawn, it must be found
-- by it, in every edition.
CREATE FUNCTION entry_consent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.consent_id IS NOT NULL AND NEW.consent_id IS DISTINCT FROM OLD.consent_id
    AND EXISTS (SELECT 1 FROM entry_version WHERE entry_id = OLD.id AND approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'an entry keeps the consent on which an approved version of it rests';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER entry_consent_stays BEFORE UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION entry_consent_stays();

-- What a consent allows is not rewritten, and a withdrawal is not taken back; it may be given for longer.
CREATE FUNCTION consent_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - '{expires_on,withdrawn_at,withdrawn_reason}'::text[]) IS DISTINCT FROM
     (to_jsonb(NEW) - '{expires_on,withdrawn_at,withdrawn_reason}'::text[]) THEN
    RAISE EXCEPTION 'a consent is not rewritten: another is recorded';
  END IF;
  IF OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'a consent that was withdrawn stays withdrawn';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION consent_guard();
