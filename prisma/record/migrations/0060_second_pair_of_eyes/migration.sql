-- Documents, reviews and declared totals are changed in place. A version refuses the save that was begun on an older one;
-- who changed it last may not be the one who publishes it.
ALTER TABLE document
  ADD COLUMN version INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN changed_by_id UUID REFERENCES member (id) ON DELETE RESTRICT;
ALTER TABLE review_cycle
  ADD COLUMN version INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN changed_by_id UUID REFERENCES member (id) ON DELETE RESTRICT;
ALTER TABLE declared_total
  ADD COLUMN version INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN changed_by_id UUID REFERENCES member (id) ON DELETE RESTRICT;
