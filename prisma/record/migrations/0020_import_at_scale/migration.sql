-- Imports of any size: a file is copied in here, compared and applied as sets, and taken out again in one transaction.
-- Nobody else ever sees a row of it; what a broken-off import left is undone with its transaction.
CREATE UNLOGGED TABLE import_row (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  row INTEGER NOT NULL,
  external_key TEXT NOT NULL,
  ref TEXT,
  refs TEXT[] NOT NULL,
  state TEXT,
  addressee_kind TEXT,
  addressee TEXT,
  territory TEXT,
  body TEXT NOT NULL,
  cycle INTEGER,
  session INTEGER,
  symbol TEXT,
  document_key TEXT,
  published_on TEXT,
  paragraph TEXT,
  counting_unit TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  texts JSONB,
  action_category INTEGER,
  issuers TEXT[] NOT NULL,
  themes TEXT[] NOT NULL,
  groups TEXT[] NOT NULL,
  sdgs TEXT[] NOT NULL,
  verbatim TEXT,
  position TEXT,
  claim TEXT,
  source_title TEXT,
  -- The recommendation of the record that this is; and whether an earlier row of the file says it already.
  held_id UUID,
  twice BOOLEAN NOT NULL DEFAULT false
);

-- The same text in further languages; the recommendation's own column keeps the primary one.
CREATE TABLE recommendation_text (
  recommendation_id UUID NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT recommendation_text_pkey PRIMARY KEY (recommendation_id, language),
  CONSTRAINT recommendation_text_language CHECK (language IN ('en', 'fr', 'es', 'ar', 'ru', 'zh')),
  CONSTRAINT recommendation_text_recommendation_id_fkey FOREIGN KEY (recommendation_id)
    REFERENCES recommendation (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TRIGGER pending_insert AFTER INSERT ON recommendation_text REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation();
CREATE TRIGGER pending_update AFTER UPDATE ON recommendation_text REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation();
CREATE TRIGGER pending_delete AFTER DELETE ON recommendation_text REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation();

-- Every value can be traced to a file and a row: what came with a recommendation through its own batch and this row …
ALTER TABLE recommendation ADD COLUMN batch_row INTEGER;

-- … and what a later file added to it through these rows: waiting until approved, provenance for ever after.
CREATE TABLE import_fill (
  batch_id UUID NOT NULL,
  recommendation_id UUID NOT NULL,
  row INTEGER NOT NULL,
  -- In the importer's own open batch a text is set right at once; what stood there is kept for an undo.
  replace BOOLEAN NOT NULL,
  text TEXT,
  was_text TEXT,
  texts JSONB,
  action_category INTEGER,
  was_action_category INTEGER,
  issuers TEXT[] NOT NULL,
  themes TEXT[] NOT NULL,
  groups TEXT[] NOT NULL,
  sdgs TEXT[] NOT NULL,
  verbatim TEXT,
  position TEXT,
  claim TEXT,
  source_title TEXT,
  symbol TEXT,
  cycle INTEGER,
  written_at TIMESTAMPTZ,
  CONSTRAINT import_fill_pkey PRIMARY KEY (batch_id, recommendation_id),
  -- The batch is written after its plan, in the same transaction.
  CONSTRAINT import_fill_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch (id)
    ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT import_fill_recommendation_id_fkey FOREIGN KEY (recommendation_id)
    REFERENCES recommendation (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX import_fill_recommendation_id_idx ON import_fill (recommendation_id);

-- A value that the record holds and a file contradicts. Nothing is overwritten: a person decides, and the decision stays.
CREATE TABLE import_conflict (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  batch_id UUID NOT NULL,
  recommendation_id UUID,
  row INTEGER NOT NULL,
  ref TEXT NOT NULL,
  field TEXT NOT NULL,
  held TEXT NOT NULL,
  offered TEXT NOT NULL,
  decided TEXT,
  decided_by_id UUID,
  decided_at TIMESTAMPTZ,
  CONSTRAINT import_conflict_pkey PRIMARY KEY (id),
  CONSTRAINT import_conflict_decided CHECK (decided IN ('kept', 'taken')),
  CONSTRAINT import_conflict_decision_has_a_name CHECK (num_nulls(decided, decided_by_id, decided_at) IN (0, 3)),
  CONSTRAINT import_conflict_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch (id)
    ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT import_conflict_recommendation_id_fkey FOREIGN KEY (recommendation_id) REFERENCES recommendation (id)
    ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT import_conflict_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX import_conflict_batch_id_idx ON import_conflict (batch_id);
CREATE INDEX import_conflict_recommendation_id_idx ON import_conflict (recommendation_id);

-- An import that was undone keeps its rows, its file's hash and who did it; nothing of it is approved any more.
ALTER TABLE import_batch
  ADD COLUMN undone_at TIMESTAMPTZ,
  ADD COLUMN undone_by_id UUID,
  ADD CONSTRAINT import_batch_undoing_has_a_name CHECK ((undone_at IS NULL) = (undone_by_id IS NULL)),
  ADD CONSTRAINT import_batch_undone_is_not_approved CHECK (undone_at IS NULL OR approved_at IS NULL),
  ADD CONSTRAINT import_batch_undone_by_id_fkey FOREIGN KEY (undone_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a State answered goes only with the import that brought it, and the fill keeps the words.
ALTER TABLE state_response
  ADD COLUMN batch_id UUID,
  ADD CONSTRAINT state_response_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE FUNCTION state_response_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM import_batch WHERE id = OLD.batch_id AND undone_at IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'what a State answered is not deleted: a later answer is a new row';
END $$;
CREATE TRIGGER state_response_stays BEFORE DELETE ON state_response FOR EACH ROW EXECUTE FUNCTION state_response_stays();

-- The letters and figures of a text, in small letters: what two sources must share to say the same.
CREATE FUNCTION plain_words(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(regexp_replace(normalize(given, NFKC), '[^[:alnum:]]+', '', 'g'))
$$;
-- Blanks of any kind and forms of a letter do not make two texts differ.
CREATE FUNCTION same_words(one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT one = other OR btrim(regexp_replace(normalize(one, NFKC), '\s+', ' ', 'g'))
    = btrim(regexp_replace(normalize(other, NFKC), '\s+', ' ', 'g'))
$$;

-- What waited in open batches as part of their report waits in rows from now on.
INSERT INTO import_fill (batch_id, recommendation_id, row, replace, text, action_category, issuers, themes, groups, sdgs,
  verbatim, position, claim, source_title, symbol, cycle)
SELECT batch.id, (fill ->> 'id')::uuid, 0, false, fill ->> 'text', (fill ->> 'actionCategory')::int,
  ARRAY(SELECT jsonb_array_elements_text(fill -> 'issuers')), ARRAY(SELECT jsonb_array_elements_text(fill -> 'themes')),
  ARRAY(SELECT jsonb_array_elements_text(fill -> 'groups')), '{}', fill -> 'response' ->> 'verbatim',
  fill -> 'response' ->> 'position', fill -> 'response' ->> 'claim', fill -> 'response' ->> 'sourceTitle',
  fill ->> 'symbol', (fill -> 'review' ->> 'cycle')::int
FROM import_batch batch, jsonb_array_elements(batch.report -> 'waiting') AS fill
WHERE batch.approved_at IS NULL AND jsonb_typeof(batch.report -> 'waiting') = 'array';

GRANT SELECT, INSERT, UPDATE, DELETE ON import_row TO onus_desk;
GRANT SELECT, INSERT, UPDATE, DELETE ON recommendation_text TO onus_desk;
GRANT SELECT, INSERT, UPDATE ON import_fill, import_conflict TO onus_desk;
GRANT DELETE ON state_response TO onus_desk;
