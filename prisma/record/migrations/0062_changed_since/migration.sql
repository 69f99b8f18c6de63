-- When it was changed in place: what an edition has carried since was published by somebody else already.
ALTER TABLE document ADD COLUMN changed_at TIMESTAMPTZ;
ALTER TABLE review_cycle ADD COLUMN changed_at TIMESTAMPTZ;
ALTER TABLE declared_total ADD COLUMN changed_at TIMESTAMPTZ;
