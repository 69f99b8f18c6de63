-- What the first verb of an imported text suggests, until a person confirms it.
ALTER TABLE import_row ADD COLUMN action_suggested INTEGER;
