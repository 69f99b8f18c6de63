-- The Sustainable Development Goals and their targets, and which of them a recommendation serves, as its source says.
CREATE TABLE sdg (
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  goal TEXT NOT NULL,
  CONSTRAINT sdg_pkey PRIMARY KEY (code),
  -- "16", "16.3", "16.a"; a goal is its own goal.
  CONSTRAINT sdg_code CHECK (code ~ '^[0-9]{1,2}(\.([0-9]{1,2}|[a-d]))?$' AND goal = split_part(code, '.', 1)),
  CONSTRAINT sdg_goal_fkey FOREIGN KEY (goal) REFERENCES sdg (code) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE recommendation_sdg (
  recommendation_id UUID NOT NULL,
  sdg_code TEXT NOT NULL,
  CONSTRAINT recommendation_sdg_pkey PRIMARY KEY (recommendation_id, sdg_code),
  CONSTRAINT recommendation_sdg_recommendation_id_fkey FOREIGN KEY (recommendation_id)
    REFERENCES recommendation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT recommendation_sdg_sdg_code_fkey FOREIGN KEY (sdg_code) REFERENCES sdg (code) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What the public sees of a recommendation may change with them.
CREATE TRIGGER pending_insert AFTER INSERT ON recommendation_sdg REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation();
CREATE TRIGGER pending_update AFTER UPDATE ON recommendation_sdg REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation();
CREATE TRIGGER pending_delete AFTER DELETE ON recommendation_sdg REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pending_of_recommendation();

GRANT SELECT ON sdg, recommendation_sdg TO onus_desk;
GRANT INSERT, UPDATE ON sdg TO onus_desk;
GRANT INSERT, UPDATE, DELETE ON recommendation_sdg TO onus_desk;
