-- Whom something could hurt, as its reviewer said before it was approved; and who agreed, where it could. Both are written
-- once: they stand with the version that was looked at.
CREATE TABLE harm_review (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  thing_kind TEXT NOT NULL,
  -- Of an assessment, of a version of an entry, of evidence.
  thing_id UUID NOT NULL,
  version INTEGER NOT NULL,
  persons TEXT NOT NULL,
  in_custody TEXT,
  relatives TEXT,
  newly_public TEXT,
  published_by_un TEXT,
  consent TEXT,
  reason TEXT NOT NULL,
  member_id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  -- As isRisky of lib/domain/harm.ts says; a test holds the two against each other.
  risky BOOLEAN GENERATED ALWAYS AS (persons <> 'none' AND (
    (persons = 'named' AND published_by_un <> 'yes')
    OR ((in_custody <> 'no' OR relatives <> 'no') AND newly_public <> 'no')
    OR consent IN ('no', 'unknown'))) STORED,
  CONSTRAINT harm_review_pkey PRIMARY KEY (id),
  CONSTRAINT harm_review_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT harm_review_thing CHECK (thing_kind IN ('assessment', 'entry', 'evidence')),
  CONSTRAINT harm_review_persons CHECK (persons IN ('none', 'recognisable', 'named')),
  CONSTRAINT harm_review_answers CHECK (in_custody IN ('yes', 'no', 'unknown') AND relatives IN ('yes', 'no', 'unknown')
    AND newly_public IN ('yes', 'no', 'unknown') AND published_by_un IN ('yes', 'no', 'unknown')
    AND consent IN ('yes', 'no', 'unknown', 'not-needed')),
  CONSTRAINT harm_review_is_whole CHECK (persons = 'none'
    OR (num_nulls(in_custody, relatives, newly_public, published_by_un, consent) = 0 AND btrim(reason) <> ''))
);
CREATE UNIQUE INDEX harm_review_thing_kind_thing_id_version_key ON harm_review (thing_kind, thing_id, version);

CREATE TABLE harm_confirmation (
  review_id UUID NOT NULL,
  member_id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT harm_confirmation_pkey PRIMARY KEY (review_id),
  CONSTRAINT harm_confirmation_review_id_fkey FOREIGN KEY (review_id) REFERENCES harm_review (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT harm_confirmation_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- The second of two is somebody else.
CREATE FUNCTION harm_confirmation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM harm_review WHERE id = NEW.review_id AND member_id = NEW.member_id) THEN
    RAISE EXCEPTION 'who answered first does not confirm their own answers';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER harm_confirmation_guard BEFORE INSERT ON harm_confirmation FOR EACH ROW EXECUTE FUNCTION harm_confirmation_guard();
CREATE TRIGGER harm_review_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON harm_review EXECUTE FUNCTION written_once();
CREATE TRIGGER harm_confirmation_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON harm_confirmation EXECUTE FUNCTION written_once();

-- Was this version of a thing answered for, and by two where it could hurt? What it was when it was looked at has the
-- version from before the approval.
CREATE FUNCTION harm_answered(of_kind text, of_id uuid, of_version integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM harm_review r WHERE thing_kind = of_kind AND thing_id = of_id AND version = of_version
    AND (NOT risky OR EXISTS (SELECT 1 FROM harm_confirmation c WHERE c.review_id = r.id)))
$$;

-- No login approves anything unanswered for. What the house itself brings in, the starter, has been looked at before; and
-- whoever owns the table could take this guard away.
CREATE FUNCTION harm_guard() RETURNS trigger LANGUAGE plpgsql AS $$
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
       AND EXISTS (SELECT 1 FROM entry WHERE id = NEW.entry_id AND kind IN ('case', 'reprisal', 'communication')) THEN
      RAISE EXCEPTION 'an entry about persons is approved once it has been said whom it could hurt';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER harm_guard BEFORE UPDATE ON assessment FOR EACH ROW
  WHEN (OLD.approved_at IS NULL AND NEW.approved_at IS NOT NULL) EXECUTE FUNCTION harm_guard();
CREATE TRIGGER harm_guard BEFORE UPDATE ON entry_version FOR EACH ROW
  WHEN (OLD.approved_at IS NULL AND NEW.approved_at IS NOT NULL) EXECUTE FUNCTION harm_guard();

GRANT SELECT, INSERT ON harm_review, harm_confirmation TO onus_desk;
