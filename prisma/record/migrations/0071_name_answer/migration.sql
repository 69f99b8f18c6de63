-- A guarded name in just these words was looked at, and may stand. Neither the name nor the words are kept here.
CREATE TABLE name_answer (
  digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  answered_by_id UUID NOT NULL,
  answered_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT name_answer_pkey PRIMARY KEY (digest),
  CONSTRAINT name_answer_answered_by_id_fkey FOREIGN KEY (answered_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT name_answer_is_a_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT name_answer_has_a_reason CHECK (btrim(reason) <> '')
);
GRANT SELECT, INSERT, DELETE ON name_answer TO onus_desk;
