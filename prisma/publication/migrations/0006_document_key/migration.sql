-- What stands in a document is found without reading the corpus.
CREATE INDEX recommendation_document ON recommendation ((content #>> '{document,key}'));
