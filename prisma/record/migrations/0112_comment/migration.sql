-- What members say to each other about a thing of the record. It is as closed as the thing, and is never published.
CREATE TABLE comment (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  thing_kind TEXT NOT NULL,
  thing_key TEXT NOT NULL,
  -- The part of the thing that it is about, or null for all of it.
  field TEXT,
  text TEXT NOT NULL,
  author_id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  settled_at TIMESTAMPTZ,
  settled_by_id UUID,
  CONSTRAINT comment_pkey PRIMARY KEY (id),
  CONSTRAINT comment_author_id_fkey FOREIGN KEY (author_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT comment_settled_by_id_fkey FOREIGN KEY (settled_by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT comment_thing CHECK (thing_kind IN ('recommendation', 'assessment', 'entry', 'evidence')),
  CONSTRAINT comment_says_something CHECK (btrim(text) <> ''),
  CONSTRAINT comment_settled_by_somebody CHECK ((settled_at IS NULL) = (settled_by_id IS NULL))
);
CREATE INDEX comment_thing_idx ON comment (thing_kind, thing_key, at);

-- Who is told of what happens to a thing, although it is not their own.
CREATE TABLE watch (
  member_id UUID NOT NULL,
  thing_kind TEXT NOT NULL,
  thing_key TEXT NOT NULL,
  CONSTRAINT watch_pkey PRIMARY KEY (member_id, thing_kind, thing_key),
  CONSTRAINT watch_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX watch_thing_idx ON watch (thing_kind, thing_key);

-- That something happened which concerns a member. What it says is read off the thing when it is shown, to whoever may
-- read the thing then.
CREATE TABLE notice (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  member_id UUID NOT NULL,
  why TEXT NOT NULL,
  thing_kind TEXT NOT NULL,
  thing_key TEXT NOT NULL,
  by_id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  read_at TIMESTAMPTZ,
  CONSTRAINT notice_pkey PRIMARY KEY (id),
  CONSTRAINT notice_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT notice_by_id_fkey FOREIGN KEY (by_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX notice_member_id_at_idx ON notice (member_id, at);

GRANT SELECT, INSERT ON comment, notice TO onus_desk;
GRANT UPDATE (settled_at, settled_by_id) ON comment TO onus_desk;
GRANT UPDATE (read_at) ON notice TO onus_desk;
GRANT SELECT, INSERT, DELETE ON watch TO onus_desk;
