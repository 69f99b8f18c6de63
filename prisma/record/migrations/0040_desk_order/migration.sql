-- The order of the desk's table, as a reader counts (115.2 before 115.18): read off an index, not worked out for each page.
ALTER TABLE recommendation ADD COLUMN sort_key TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE FUNCTION recommendation_sort_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Every run of digits is padded to six.
  NEW.sort_key := regexp_replace(regexp_replace(
    coalesce((SELECT key FROM document WHERE id = NEW.document_id), NEW.ref) || ' ' || coalesce(NEW.paragraph, ''),
    '(\d+)', '00000\1', 'g'), '0*(\d{6})', '\1', 'g');
  RETURN NEW;
END $$;
CREATE TRIGGER recommendation_sort_key BEFORE INSERT OR UPDATE OF ref, document_id, paragraph ON recommendation
  FOR EACH ROW EXECUTE FUNCTION recommendation_sort_key();

-- A document that gets another key takes its recommendations along.
CREATE FUNCTION document_sort_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE recommendation SET paragraph = paragraph WHERE document_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER document_sort_key AFTER UPDATE OF key ON document
  FOR EACH ROW WHEN (OLD.key IS DISTINCT FROM NEW.key) EXECUTE FUNCTION document_sort_key();

-- What stands already gets its key; nothing of it changes for the public.
ALTER TABLE recommendation DISABLE TRIGGER pending_update;
UPDATE recommendation SET paragraph = paragraph;
ALTER TABLE recommendation ENABLE TRIGGER pending_update;

CREATE INDEX recommendation_in_order ON recommendation (sort_key, ref) WHERE withdrawn_at IS NULL;
CREATE INDEX recommendation_newest ON recommendation ((coalesce(issued_on, '')) DESC, sort_key, ref) WHERE withdrawn_at IS NULL;
