-- What goes into a confidential annex besides its words: evidence that somebody chose, by its codes.
ALTER TABLE report_annex ADD COLUMN evidence TEXT[] NOT NULL DEFAULT '{}';
GRANT UPDATE (evidence) ON report_annex TO onus_desk;
