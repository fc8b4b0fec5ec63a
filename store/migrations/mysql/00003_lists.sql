-- +goose NO TRANSACTION
-- +goose Up
CREATE TABLE applications (
  case_id VARCHAR(36) NOT NULL PRIMARY KEY,
  agency_id VARCHAR(36) NOT NULL,
  number VARCHAR(20) NOT NULL,
  year INT NOT NULL,
  ordinal INT NOT NULL,
  seq INT NOT NULL,
  stage VARCHAR(16) NOT NULL,
  open SMALLINT NOT NULL,
  channel VARCHAR(16) NOT NULL,
  applicant VARCHAR(16) NOT NULL,
  party_id VARCHAR(36) NOT NULL,
  request_id VARCHAR(36) NOT NULL,
  arrived_on CHAR(10) NOT NULL,
  received_on CHAR(10) NOT NULL,
  due_on CHAR(10) NOT NULL,
  sort_on CHAR(10) NOT NULL,
  provisional SMALLINT NOT NULL,
  edition VARCHAR(32) NOT NULL,
  registrar VARCHAR(36) NOT NULL,
  registered_on CHAR(10) NOT NULL,
  handler VARCHAR(36) NOT NULL,
  since_on CHAR(10) NOT NULL,
  missing INT NOT NULL,
  outcome VARCHAR(24) NOT NULL,
  replied_on CHAR(10) NOT NULL,
  closed_on CHAR(10) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE UNIQUE INDEX applications_number ON applications (agency_id, number);
CREATE INDEX applications_open ON applications (agency_id, open, sort_on, case_id);
CREATE INDEX applications_stage ON applications (agency_id, stage, sort_on, case_id);
CREATE INDEX applications_handler ON applications (agency_id, handler, open, sort_on, case_id);
CREATE INDEX applications_all ON applications (agency_id, year, ordinal);
CREATE INDEX applications_received ON applications (agency_id, arrived_on, case_id);
CREATE INDEX applications_closed ON applications (agency_id, closed_on, case_id);
CREATE INDEX applications_registered ON applications (agency_id, registered_on, case_id);
CREATE TABLE items (
  case_id VARCHAR(36) NOT NULL PRIMARY KEY,
  agency_id VARCHAR(36) NOT NULL,
  notice_id VARCHAR(36) NOT NULL,
  position INT NOT NULL,
  no VARCHAR(40) NOT NULL,
  seq INT NOT NULL,
  section VARCHAR(200) NOT NULL,
  topic VARCHAR(200) NOT NULL,
  measure VARCHAR(16) NOT NULL,
  text MEDIUMTEXT NOT NULL,
  leads MEDIUMTEXT NOT NULL,
  responsible MEDIUMTEXT NOT NULL,
  deadlines MEDIUMTEXT NOT NULL,
  warnings MEDIUMTEXT NOT NULL,
  stage VARCHAR(16) NOT NULL,
  open SMALLINT NOT NULL,
  due_on CHAR(10) NOT NULL,
  last_working CHAR(10) NOT NULL,
  period VARCHAR(7) NOT NULL,
  edition VARCHAR(32) NOT NULL,
  issued_on CHAR(10) NOT NULL,
  closed_on CHAR(10) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE UNIQUE INDEX items_no ON items (notice_id, no);
CREATE INDEX items_notice ON items (notice_id, position, case_id);
CREATE INDEX items_open ON items (agency_id, open, due_on, case_id);
CREATE TABLE shares (
  case_id VARCHAR(36) NOT NULL PRIMARY KEY,
  agency_id VARCHAR(36) NOT NULL,
  item_id VARCHAR(36) NOT NULL,
  unit_id VARCHAR(36) NOT NULL,
  role VARCHAR(12) NOT NULL,
  seq INT NOT NULL,
  stage VARCHAR(16) NOT NULL,
  open SMALLINT NOT NULL,
  due_on CHAR(10) NOT NULL,
  last_working CHAR(10) NOT NULL,
  opened_on CHAR(10) NOT NULL,
  reported_on CHAR(10) NOT NULL,
  accepted_on CHAR(10) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX shares_item ON shares (item_id, role, case_id);
CREATE INDEX shares_unit ON shares (unit_id, open, due_on, case_id);
CREATE INDEX shares_stage ON shares (agency_id, stage, due_on, case_id);

-- +goose Down
DROP TABLE shares;
DROP TABLE items;
DROP TABLE applications;
