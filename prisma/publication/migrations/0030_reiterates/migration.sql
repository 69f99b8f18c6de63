-- What repeats an ask is found without reading the corpus.
CREATE INDEX recommendation_reiterates ON recommendation ((content ->> 'reiterates'))
  WHERE content ->> 'reiterates' IS NOT NULL;
