-- Which recommendations an act was on, those that lacked nothing with them. What it adds is read off these here: 10,000 ids
-- do not travel to the app and back.
ALTER TABLE bulk_act ADD COLUMN recommendation_ids UUID[] NOT NULL DEFAULT '{}';
ALTER TABLE bulk_act ALTER COLUMN recommendation_ids DROP DEFAULT;
GRANT UPDATE (added) ON bulk_act TO onus_desk;
