-- One act on many recommendations: themes and affected groups added, work given. It adds and never replaces, and every row
-- that it added carries its name, so that undoing it takes back exactly these.
CREATE TABLE bulk_act (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  member_id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  themes TEXT[] NOT NULL,
  groups TEXT[] NOT NULL,
  assigned_to_id UUID,
  -- How many were chosen, and how many tags and assignments were new to them.
  chosen INTEGER NOT NULL,
  added INTEGER NOT NULL,
  undone_at TIMESTAMPTZ,
  taken_back INTEGER,
  CONSTRAINT bulk_act_pkey PRIMARY KEY (id),
  CONSTRAINT bulk_act_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT bulk_act_assigned_to_id_fkey FOREIGN KEY (assigned_to_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT bulk_act_does_something CHECK (cardinality(themes) + cardinality(groups) + num_nonnulls(assigned_to_id) > 0),
  CONSTRAINT bulk_act_undoing_is_counted CHECK ((undone_at IS NULL) = (taken_back IS NULL))
);
CREATE INDEX bulk_act_member_id_at_idx ON bulk_act (member_id, at);

-- No foreign key: acts are never deleted (there is no grant), and a check for each of 10,000 rows would cost more than the rows.
ALTER TABLE recommendation_theme ADD COLUMN act_id UUID;
ALTER TABLE recommendation_group ADD COLUMN act_id UUID;
ALTER TABLE recommendation ADD COLUMN assigned_act_id UUID;
CREATE INDEX recommendation_theme_act_id_idx ON recommendation_theme (act_id) WHERE act_id IS NOT NULL;
CREATE INDEX recommendation_group_act_id_idx ON recommendation_group (act_id) WHERE act_id IS NOT NULL;
CREATE INDEX recommendation_assigned_act_id_idx ON recommendation (assigned_act_id) WHERE assigned_act_id IS NOT NULL;

-- In one order, so that of two acts on the same recommendations one waits for the other, and never each for each.
CREATE OR REPLACE FUNCTION note_pending(kind text, keys text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO pending_change (kind, key, changed_at)
  SELECT note_pending.kind, key, clock_timestamp()
  FROM (SELECT DISTINCT unnest(keys) AS key) AS each_once WHERE key IS NOT NULL ORDER BY key
  ON CONFLICT (kind, key) DO UPDATE SET changed_at = excluded.changed_at
$$;

GRANT SELECT, INSERT ON bulk_act TO onus_desk;
GRANT UPDATE (undone_at, taken_back) ON bulk_act TO onus_desk;
