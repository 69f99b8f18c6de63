-- What stood in a field before it was changed: for the history, and to be put back from. What is restricted or sealed leaves
-- no past, nor does any detail for members alone: what was mended there is gone.
CREATE TABLE past_value (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  thing_kind TEXT NOT NULL,
  thing_id UUID NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  -- How closed the thing was when it said this: whoever reads it may read both.
  confidentiality TEXT NOT NULL,
  member_id UUID,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT past_value_pkey PRIMARY KEY (id),
  CONSTRAINT past_value_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT past_value_thing CHECK (thing_kind IN ('evidence', 'recommendation'))
);
CREATE INDEX past_value_thing_idx ON past_value (thing_kind, thing_id, at);

-- The member in whose name a transaction writes (lib/db/record.ts); nobody where none does.
CREATE FUNCTION writing_member() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('onus.member', true), '')::uuid
$$;

CREATE FUNCTION past_of_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO past_value (thing_kind, thing_id, field, value, confidentiality, member_id)
  SELECT 'evidence', o.id, past.field, past.was, o.confidentiality, writing_member()
  FROM before o JOIN after n ON n.id = o.id CROSS JOIN LATERAL (VALUES
    ('title', o.title, n.title), ('publisher', o.publisher, n.publisher), ('url', o.url, n.url),
    ('archivedUrl', o.archived_url, n.archived_url), ('kind', o.kind, n.kind),
    ('publishedOn', o.published_on, n.published_on), ('occurredOn', o.occurred_on, n.occurred_on),
    ('summaryPublic', o.summary_public, n.summary_public), ('confidentiality', o.confidentiality, n.confidentiality)
  ) AS past(field, was, is_now)
  WHERE o.confidentiality NOT IN ('restricted', 'sealed') AND past.was IS DISTINCT FROM past.is_now;
  RETURN NULL;
END $$;
CREATE TRIGGER past_value AFTER UPDATE ON evidence
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION past_of_evidence();

CREATE FUNCTION past_of_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO past_value (thing_kind, thing_id, field, value, confidentiality, member_id)
  SELECT 'recommendation', o.id, past.field, past.was, 'coalition', writing_member()
  FROM before o JOIN after n ON n.id = o.id CROSS JOIN LATERAL (VALUES
    ('type', o.type, n.type), ('addressee', o.addressee, n.addressee), ('territory', o.territory, n.territory),
    ('paragraph', o.paragraph, n.paragraph), ('issuedBy', o.issued_by, n.issued_by), ('issuedOn', o.issued_on, n.issued_on),
    ('dueOn', o.due_on, n.due_on), ('textVerbatim', o.text_verbatim, n.text_verbatim), ('language', o.language, n.language),
    ('summary', o.summary, n.summary), ('measurability', o.measurability, n.measurability),
    ('actionCategory', o.action_category::text, n.action_category::text),
    ('inappropriateReason', o.inappropriate_reason, n.inappropriate_reason), ('sourceUrl', o.source_url, n.source_url),
    ('checkNote', o.check_note, n.check_note)
  ) AS past(field, was, is_now)
  WHERE past.was IS DISTINCT FROM past.is_now;
  RETURN NULL;
END $$;
CREATE TRIGGER past_value AFTER UPDATE ON recommendation
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION past_of_recommendation();

CREATE TRIGGER past_value_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON past_value EXECUTE FUNCTION written_once();
GRANT SELECT, INSERT ON past_value TO onus_desk;
