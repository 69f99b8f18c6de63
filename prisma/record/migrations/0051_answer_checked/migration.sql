-- An answer of a State that was written at the desk is not published until somebody else has compared it with its source.
GRANT UPDATE (check_note) ON state_response TO onus_desk;
