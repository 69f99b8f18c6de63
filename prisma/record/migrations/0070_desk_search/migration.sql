-- Recommendations are found at the desk by the beginnings of their words: read off an index, not out of every text.

-- As in the publication: small letters and digits with single spaces between, without accents, vowel signs or
-- punctuation; only й keeps its mark. What is indexed and what is asked are folded alike.
CREATE FUNCTION folded(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(given) = length(given) THEN regexp_replace(lower(given), '[^a-z0-9]+', ' ', 'g')
  ELSE normalize(translate(lower(regexp_replace(regexp_replace(normalize(given, NFKD),
    '(?<![иИ])\u0306|[\u0300-\u0305\u0307-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u061b\u061f\u2000-\u206f\u3000-\u303f]+', ' ', 'g')),
    'ıøđł', 'iodl'), NFC) END
$$;

ALTER TABLE recommendation ADD COLUMN words TSVECTOR GENERATED ALWAYS AS (
  to_tsvector('simple', folded(ref || ' ' || coalesce(summary, '') || ' ' || coalesce(text_verbatim, '')))
) STORED;
CREATE INDEX recommendation_words_idx ON recommendation USING gin (words);
