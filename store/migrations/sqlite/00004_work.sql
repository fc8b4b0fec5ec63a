-- +goose Up
CREATE TABLE effects (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  case_id VARCHAR(36) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  subject VARCHAR(36) NOT NULL,
  round INT NOT NULL,
  status VARCHAR(10) NOT NULL,
  owner VARCHAR(36) NOT NULL,
  created_at DATETIME NOT NULL,
  started_at DATETIME NULL,
  done_at DATETIME NULL,
  try_at DATETIME NULL,
  tries INT NOT NULL
);
CREATE INDEX effects_waiting ON effects (status, try_at, id);
CREATE INDEX effects_case ON effects (case_id, created_at);
CREATE TABLE inbox (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  account_id VARCHAR(36) NOT NULL,
  case_id VARCHAR(36) NOT NULL,
  case_kind VARCHAR(16) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  due CHAR(10) NOT NULL,
  subject VARCHAR(36) NOT NULL,
  at DATETIME NOT NULL,
  read_at DATETIME NULL
);
CREATE UNIQUE INDEX inbox_once ON inbox (case_id, kind, due, subject, account_id);
CREATE INDEX inbox_unread ON inbox (account_id, read_at, at, id);
CREATE INDEX inbox_all ON inbox (account_id, at, id);
CREATE TABLE reminders (
  case_id VARCHAR(36) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  due CHAR(10) NOT NULL,
  state VARCHAR(8) NOT NULL,
  at DATETIME NOT NULL,
  PRIMARY KEY (case_id, kind, due)
);
CREATE TABLE moved_dates (
  edition VARCHAR(32) NOT NULL,
  case_id VARCHAR(36) NOT NULL,
  before_on CHAR(10) NOT NULL,
  after_on CHAR(10) NOT NULL,
  at DATETIME NOT NULL,
  signed_by VARCHAR(36) NOT NULL,
  signed_at DATETIME NULL,
  PRIMARY KEY (edition, case_id)
);
CREATE TABLE leases (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  holder VARCHAR(36) NOT NULL,
  until DATETIME NOT NULL
);
CREATE TABLE jobs (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  every_seconds INT NOT NULL,
  last_ok_at DATETIME NULL,
  last_try_at DATETIME NULL
);

-- +goose Down
DROP TABLE jobs;
DROP TABLE leases;
DROP TABLE moved_dates;
DROP TABLE reminders;
DROP TABLE inbox;
DROP TABLE effects;
