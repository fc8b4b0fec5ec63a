-- +goose Up
-- What the work list is sorted by: the next day that cannot be had again, what must be done by it and who has the case (next_*, with_*,
-- since_on); and the step that follows once that day is over by itself (then_*). What stands here until a rebuild, or the next event
-- of a case, is the reply's due date.
ALTER TABLE applications ADD COLUMN next_on CHAR(10) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN next_step VARCHAR(10) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN next_rank SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE applications ADD COLUMN with_whom VARCHAR(12) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN with_account VARCHAR(36) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN outside SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE applications ADD COLUMN then_on CHAR(10) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN then_step VARCHAR(10) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN then_rank SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE applications ADD COLUMN then_whom VARCHAR(12) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN lacks VARCHAR(80) NOT NULL DEFAULT '';
UPDATE applications SET next_on = sort_on, then_on = sort_on, next_step = 'reply', then_step = 'reply', next_rank = 5, then_rank = 5 WHERE open = 1;
CREATE INDEX applications_next ON applications (agency_id, open, outside, next_on, next_rank, case_id);
CREATE INDEX applications_then ON applications (agency_id, open, then_on, then_rank, case_id, next_on);
DROP INDEX applications_open ON applications;
CREATE TABLE saved_filters (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  account_id VARCHAR(36) NOT NULL,
  name VARCHAR(40) NOT NULL,
  query VARCHAR(200) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE UNIQUE INDEX saved_filters_name ON saved_filters (account_id, name);

-- +goose Down
DROP TABLE saved_filters;
CREATE INDEX applications_open ON applications (agency_id, open, sort_on, case_id);
DROP INDEX applications_then ON applications;
DROP INDEX applications_next ON applications;
ALTER TABLE applications DROP COLUMN next_on;
ALTER TABLE applications DROP COLUMN next_step;
ALTER TABLE applications DROP COLUMN next_rank;
ALTER TABLE applications DROP COLUMN with_whom;
ALTER TABLE applications DROP COLUMN with_account;
ALTER TABLE applications DROP COLUMN outside;
ALTER TABLE applications DROP COLUMN then_on;
ALTER TABLE applications DROP COLUMN then_step;
ALTER TABLE applications DROP COLUMN then_rank;
ALTER TABLE applications DROP COLUMN then_whom;
ALTER TABLE applications DROP COLUMN lacks;
