-- Jobs wait in a schema of graphile-worker's, which is made before these migrations run (lib/db/queue.ts). Its tables let
-- nobody in but their owner; the desk puts jobs there and does them.
GRANT USAGE ON SCHEMA graphile_worker TO onus_desk;
GRANT SELECT ON ALL TABLES IN SCHEMA graphile_worker TO onus_desk;
GRANT INSERT, UPDATE, DELETE ON graphile_worker._private_jobs, graphile_worker._private_job_queues,
  graphile_worker._private_tasks, graphile_worker._private_known_crontabs TO onus_desk;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO onus_desk;
CREATE POLICY desk ON graphile_worker._private_jobs TO onus_desk USING (true) WITH CHECK (true);
CREATE POLICY desk ON graphile_worker._private_job_queues TO onus_desk USING (true) WITH CHECK (true);
CREATE POLICY desk ON graphile_worker._private_tasks TO onus_desk USING (true) WITH CHECK (true);
CREATE POLICY desk ON graphile_worker._private_known_crontabs TO onus_desk USING (true) WITH CHECK (true);

-- An edition that an editor has looked at and put to a time, as at the opening of a session.
CREATE TABLE planned_edition (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  at TIMESTAMPTZ NOT NULL,
  note TEXT NOT NULL,
  planned_by_id UUID NOT NULL,
  planned_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  called_off_at TIMESTAMPTZ,
  -- The number of the edition that came of it; or why none did.
  edition INTEGER,
  held_back_at TIMESTAMPTZ,
  held_back_because TEXT,
  CONSTRAINT planned_edition_pkey PRIMARY KEY (id),
  CONSTRAINT planned_edition_planned_by_id_fkey FOREIGN KEY (planned_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT planned_edition_edition_fkey FOREIGN KEY (edition) REFERENCES edition (number) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT planned_edition_has_a_note CHECK (btrim(note) <> ''),
  CONSTRAINT planned_edition_ends_once CHECK (num_nonnulls(called_off_at, edition, held_back_at) <= 1),
  CONSTRAINT planned_edition_says_why CHECK ((held_back_at IS NULL) = (held_back_because IS NULL))
);

-- What that editor saw that it would bring: digests, by which it is told at its time whether something has changed since.
CREATE TABLE planned_item (
  plan_id UUID NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  digest TEXT NOT NULL,
  CONSTRAINT planned_item_pkey PRIMARY KEY (plan_id, kind, key),
  CONSTRAINT planned_item_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES planned_edition (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT, UPDATE ON planned_edition TO onus_desk;
GRANT SELECT, INSERT ON planned_item TO onus_desk;
