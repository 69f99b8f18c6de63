-- Which notices a member wants by e-mail. Who has no row wants none: nothing is sent before somebody asks for it.
CREATE TABLE mail_choice (
  member_id UUID NOT NULL,
  rhythm TEXT NOT NULL,
  -- Since when they want any: what happened before is not sent.
  chosen_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  -- The address that proved to be theirs, by a code sent to it. To any other nothing but such a code is sent.
  confirmed_address TEXT,
  -- Of the last code, a digest that nobody can guess at without the key.
  code_digest TEXT,
  code_until TIMESTAMPTZ,
  code_tries SMALLINT NOT NULL DEFAULT 0,
  CONSTRAINT mail_choice_pkey PRIMARY KEY (member_id),
  CONSTRAINT mail_choice_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT mail_choice_rhythm CHECK (rhythm IN ('none', 'mentions', 'daily', 'weekly')),
  CONSTRAINT mail_choice_code_ends CHECK ((code_digest IS NULL) = (code_until IS NULL))
);

-- One letter about notices. It is written down before it is handed to the mail server and marked after; what a server
-- certainly did not take lets its notices go again. In between nobody knows, and it is not sent a second time.
CREATE TABLE mail_letter (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  member_id UUID NOT NULL,
  begun_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  sent_at TIMESTAMPTZ,
  refused_at TIMESTAMPTZ,
  CONSTRAINT mail_letter_pkey PRIMARY KEY (id),
  CONSTRAINT mail_letter_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT mail_letter_ends_once CHECK (num_nonnulls(sent_at, refused_at) <= 1)
);
CREATE INDEX mail_letter_member_id_idx ON mail_letter (member_id);

ALTER TABLE notice ADD COLUMN letter_id UUID,
  ADD CONSTRAINT notice_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES mail_letter (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX notice_letter_id_idx ON notice (letter_id);

GRANT SELECT, INSERT, UPDATE ON mail_choice TO onus_desk;
GRANT SELECT, INSERT ON mail_letter TO onus_desk;
GRANT UPDATE (sent_at, refused_at) ON mail_letter TO onus_desk;
GRANT UPDATE (letter_id) ON notice TO onus_desk;
