-- The authenticator app of a member. Its key is sealed with a key that stands in no database. What is offered counts for
-- nothing until one code has been given for it; until then the app that stood before goes on.
CREATE TABLE second_factor (
  member_id UUID NOT NULL,
  sealed_seed TEXT,
  confirmed_at TIMESTAMPTZ,
  -- The last half minute whose code was used: none before it, nor itself, is taken again.
  last_step BIGINT NOT NULL DEFAULT 0,
  offered_seed TEXT,
  offered_at TIMESTAMPTZ,
  CONSTRAINT second_factor_pkey PRIMARY KEY (member_id),
  CONSTRAINT second_factor_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT second_factor_is_whole CHECK (
    (sealed_seed IS NULL) = (confirmed_at IS NULL) AND (offered_seed IS NULL) = (offered_at IS NULL)
  )
);

-- A step that was used stays used.
CREATE FUNCTION second_factor_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sealed_seed IS NOT DISTINCT FROM OLD.sealed_seed AND NEW.last_step < OLD.last_step THEN
    RAISE EXCEPTION 'a code that was used is not made good again';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_factor_moves_on BEFORE UPDATE ON second_factor FOR EACH ROW EXECUTE FUNCTION second_factor_moves_on();

-- For whoever has lost the app: each works once. Only hashes are kept; they are made anew all together.
CREATE TABLE recovery_code (
  code_hash TEXT NOT NULL,
  member_id UUID NOT NULL,
  used_at TIMESTAMPTZ,
  CONSTRAINT recovery_code_pkey PRIMARY KEY (code_hash),
  CONSTRAINT recovery_code_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX recovery_code_member_id_idx ON recovery_code (member_id);

-- Somebody gave the right password and not yet a code. The cookie of that browser holds a random token; this row its hash.
-- It opens nothing but the question for the code.
CREATE TABLE pending_sign_in (
  token_hash TEXT NOT NULL,
  member_id UUID NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ,
  CONSTRAINT pending_sign_in_pkey PRIMARY KEY (token_hash),
  CONSTRAINT pending_sign_in_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX pending_sign_in_member_id_idx ON pending_sign_in (member_id);

-- When a code was last given in this session; null where none was.
ALTER TABLE member_session ADD COLUMN proved_at TIMESTAMPTZ;

GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor, recovery_code, pending_sign_in TO onus_desk;
