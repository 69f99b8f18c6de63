-- What a member has typed in a form and not saved yet. It is theirs alone and no part of the record: it goes when the form
-- is saved, after thirty days, and at once when the member is frozen.
CREATE TABLE unsent (
  member_id UUID NOT NULL,
  form TEXT NOT NULL,
  about TEXT NOT NULL,
  typed JSONB NOT NULL,
  kept_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT unsent_pkey PRIMARY KEY (member_id, form, about),
  CONSTRAINT unsent_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX unsent_kept_at_idx ON unsent (kept_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON unsent TO onus_desk;

CREATE FUNCTION unsent_of_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM unsent WHERE member_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER unsent_of_frozen AFTER UPDATE OF frozen_at ON member
  FOR EACH ROW WHEN (NEW.frozen_at IS NOT NULL) EXECUTE FUNCTION unsent_of_frozen();
