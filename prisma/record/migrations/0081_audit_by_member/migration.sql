-- What one member has viewed of late is looked up by an administrator.
CREATE INDEX audit_event_member_id_at_idx ON audit_event (member_id, at);
