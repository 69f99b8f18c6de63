-- Every version of the scale after the first, with its words and the moment from which it holds: a page of an edition
-- prints the one that held when the edition was published.
ALTER TABLE site ADD COLUMN scales JSONB NOT NULL DEFAULT '[]';
