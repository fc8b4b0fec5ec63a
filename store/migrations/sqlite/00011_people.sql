-- +goose Up
-- Who signed in last, and which unit took over from one that was closed.
ALTER TABLE accounts ADD COLUMN last_sign_in DATETIME NULL;
ALTER TABLE units ADD COLUMN successor_id VARCHAR(36) NOT NULL DEFAULT '';
-- For whom a deputy acted (代): an account's id; '' is for himself.
ALTER TABLE commands ADD COLUMN behalf VARCHAR(36) NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN behalf VARCHAR(36) NOT NULL DEFAULT '';
-- What an act of the administrator changed, in codes; never a name or a text.
ALTER TABLE operator_acts ADD COLUMN detail VARCHAR(200) NOT NULL DEFAULT '';
CREATE INDEX operator_acts_subject ON operator_acts (subject, at, id);
-- Who stands in for whom (AB岗). read_to: up to when the deputy has read the messages of the person.
CREATE TABLE deputies (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  account_id VARCHAR(36) NOT NULL,
  deputy_id VARCHAR(36) NOT NULL,
  agency_id VARCHAR(36) NOT NULL,
  from_on CHAR(10) NOT NULL,
  to_on CHAR(10) NOT NULL,
  given_by VARCHAR(36) NOT NULL,
  given_at DATETIME NOT NULL,
  ended_at DATETIME NULL,
  read_to DATETIME NULL
);
CREATE INDEX deputies_deputy ON deputies (deputy_id, to_on, id);
CREATE INDEX deputies_account ON deputies (account_id, to_on, id);
CREATE INDEX deputies_agency ON deputies (agency_id, to_on, id);
CREATE INDEX deputies_newest ON deputies (to_on, id);
-- One person's open work given to another in one act (移交); the reason is sealed.
CREATE TABLE handovers (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  from_id VARCHAR(36) NOT NULL,
  to_id VARCHAR(36) NOT NULL,
  agency_id VARCHAR(36) NOT NULL,
  by_id VARCHAR(36) NOT NULL,
  reason TEXT NOT NULL,
  at DATETIME NOT NULL,
  finished_at DATETIME NULL
);
CREATE INDEX handovers_from ON handovers (from_id, at, id);
CREATE TABLE handover_cases (
  handover_id VARCHAR(36) NOT NULL,
  case_id VARCHAR(36) NOT NULL,
  status VARCHAR(10) NOT NULL,
  PRIMARY KEY (handover_id, case_id)
);
CREATE INDEX handover_cases_status ON handover_cases (handover_id, status, case_id);

-- +goose Down
DROP TABLE handover_cases;
DROP TABLE handovers;
DROP TABLE deputies;
DROP INDEX operator_acts_subject;
ALTER TABLE operator_acts DROP COLUMN detail;
ALTER TABLE events DROP COLUMN behalf;
ALTER TABLE commands DROP COLUMN behalf;
ALTER TABLE units DROP COLUMN successor_id;
ALTER TABLE accounts DROP COLUMN last_sign_in;
