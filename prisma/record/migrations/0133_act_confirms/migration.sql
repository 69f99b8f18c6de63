-- One act can confirm the action categories that first verbs suggest: where nobody has said one yet, and never over what
-- somebody said. What it confirmed carries its name, and goes with it when it is undone.
ALTER TABLE bulk_act ADD COLUMN confirms_actions BOOLEAN NOT NULL DEFAULT false,
  DROP CONSTRAINT bulk_act_does_something,
  ADD CONSTRAINT bulk_act_does_something CHECK (
    cardinality(themes) + cardinality(groups) + num_nonnulls(assigned_to_id) > 0 OR confirms_actions);
ALTER TABLE recommendation ADD COLUMN action_act_id UUID;
CREATE INDEX recommendation_action_act_id_idx ON recommendation (action_act_id) WHERE action_act_id IS NOT NULL;
