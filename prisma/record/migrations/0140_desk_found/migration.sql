-- What is read for nearly every search of the desk's table is read off less.

-- Which recommendations have such an answer and such a finding, without a look at their lines.
CREATE INDEX desk_line_answered ON desk_line (position, level_order) INCLUDE (recommendation_id);

-- Each word that is searched for is looked for in every title and symbol: they are folded when they are written.
ALTER TABLE document ADD COLUMN looked_for TEXT GENERATED ALWAYS AS (lower(coalesce(symbol || ' ', '') || title)) STORED;
