-- A report holds the coalition’s own words, which may name somebody: it too is approved once it has been said whom it could hurt.
CREATE OR REPLACE FUNCTION harm_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
     OR EXISTS (SELECT 1 FROM member WHERE id = NEW.approved_by_id AND email IS NULL) THEN
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'assessment' AND NOT harm_answered('assessment', NEW.id, OLD.version) THEN
    RAISE EXCEPTION 'an assessment is approved once it has been said whom it could hurt';
  END IF;
  -- Within, because an assessment has no entry.
  IF TG_TABLE_NAME = 'entry_version' THEN
    IF NOT harm_answered('entry', NEW.id, OLD.version)
       AND EXISTS (SELECT 1 FROM entry WHERE id = NEW.entry_id AND kind IN ('case', 'reprisal', 'communication', 'report')) THEN
      RAISE EXCEPTION 'an entry that may be about persons is approved once it has been said whom it could hurt';
    END IF;
  END IF;
  RETURN NEW;
END $$;
