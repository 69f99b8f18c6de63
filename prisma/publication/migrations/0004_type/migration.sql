-- Calls, commitments and remedies stand beside recommendations and are counted apart.
ALTER TABLE recommendation ADD COLUMN type TEXT NOT NULL DEFAULT 'recommendation';
