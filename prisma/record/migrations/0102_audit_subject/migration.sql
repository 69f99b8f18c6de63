-- Who has written in a thing is read off the log before somebody checks or reviews it: by an index, however long it grows.
CREATE INDEX audit_event_subject_idx ON audit_event (subject);
