-- +goose Up
-- What an agency has settled of itself: versions, none of which is ever changed.
CREATE TABLE office_settings (
  agency_id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  set_at DATETIME NOT NULL,
  set_by VARCHAR(36) NOT NULL,
  PRIMARY KEY (agency_id, version)
);
-- Steps of the first hour that somebody has ticked off.
CREATE TABLE setup_steps (
  step VARCHAR(24) NOT NULL PRIMARY KEY,
  done_at DATETIME NOT NULL,
  done_by VARCHAR(36) NOT NULL
);
-- An office that is at work already is not asked to begin.
INSERT INTO setup_steps (step, done_at, done_by) SELECT 'dismissed', born_at, 'system' FROM cases ORDER BY id LIMIT 1;
-- The 文号 of a reply, to notice one that is used twice. Empty until a rebuild, or the next event of a case.
ALTER TABLE applications ADD COLUMN doc_no VARCHAR(60) NOT NULL DEFAULT '';
CREATE INDEX applications_doc_no ON applications (agency_id, doc_no);

-- +goose Down
DROP INDEX applications_doc_no;
ALTER TABLE applications DROP COLUMN doc_no;
DROP TABLE setup_steps;
DROP TABLE office_settings;
