-- Work that is given in a row of the table is an act on that one recommendation: whoever had it before stands with the act,
-- and gets it back when the act is undone.
ALTER TABLE bulk_act
  ADD COLUMN reassigns BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN assigned_before_id UUID,
  ADD CONSTRAINT bulk_act_assigned_before_id_fkey FOREIGN KEY (assigned_before_id) REFERENCES member (id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT bulk_act_does_something,
  ADD CONSTRAINT bulk_act_does_something CHECK (
    cardinality(themes) + cardinality(groups) + num_nonnulls(assigned_to_id) > 0 OR confirms_actions OR reassigns),
  ADD CONSTRAINT bulk_act_reassigns_one CHECK (CASE WHEN reassigns
    THEN cardinality(recommendation_ids) = 1 AND assigned_before_id IS DISTINCT FROM assigned_to_id
    ELSE assigned_before_id IS NULL END);
