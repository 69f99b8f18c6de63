-- A view of the table that a member keeps under a name: the filter, order and columns of an address.
CREATE TABLE desk_view (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  member_id UUID NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  is_shared BOOLEAN NOT NULL DEFAULT false,
  -- The one with which its owner's table opens.
  is_default BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT desk_view_pkey PRIMARY KEY (id),
  CONSTRAINT desk_view_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT desk_view_has_a_name CHECK (btrim(name) <> '')
);
CREATE UNIQUE INDEX desk_view_member_id_name_key ON desk_view (member_id, name);
CREATE UNIQUE INDEX desk_view_one_default ON desk_view (member_id) WHERE is_default;
-- A view is a convenience and no part of the record: it can be deleted.
GRANT SELECT, INSERT, UPDATE, DELETE ON desk_view TO onus_desk;
