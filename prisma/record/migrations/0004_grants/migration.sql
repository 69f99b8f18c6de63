-- The desk's key. The group is made with the server (lib/db/server.ts); logins are members of it.
-- Nothing that must stay can be deleted; nothing that was said can be rewritten.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO onus_desk;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO onus_desk;
REVOKE ALL ON _prisma_migrations FROM onus_desk;
GRANT SELECT ON _prisma_migrations TO onus_desk;

GRANT INSERT, UPDATE ON state, body, document, review_cycle, declared_total, recommendation, theme, affected_group,
  organisation, member, member_session, one_time_link, evidence, assessment, outside_assessment, import_batch TO onus_desk;
GRANT INSERT ON state_response, attachment, audit_event, edition, edition_item, take_down TO onus_desk;
GRANT USAGE ON SEQUENCE audit_event_seq_seq TO onus_desk;
GRANT INSERT, UPDATE, DELETE ON rate_limit, pending_change TO onus_desk;
-- Links and tags are set anew by their owners; what they were stands in the audit log.
GRANT INSERT, UPDATE, DELETE ON recommendation_issuer, recommendation_theme, recommendation_group, evidence_link, assessment_evidence TO onus_desk;
-- A file is attached once; its bytes, size and hash never change (10).
GRANT UPDATE (evidence_id) ON attachment TO onus_desk;
-- A take-down erases a sealed content, and the salt with it, so that its hash proves nothing any more.
GRANT UPDATE (content, salt) ON edition_item TO onus_desk;
