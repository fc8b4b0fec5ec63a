-- +goose Up
CREATE TABLE calendar_editions (
  id VARCHAR(32) NOT NULL PRIMARY KEY,
  ordinal INT NOT NULL,
  body TEXT NOT NULL,
  loaded_at DATETIME NOT NULL,
  loaded_by VARCHAR(36) NOT NULL
);
CREATE UNIQUE INDEX calendar_editions_ordinal ON calendar_editions (ordinal);
CREATE TABLE counters (
  name VARCHAR(80) NOT NULL PRIMARY KEY,
  n BIGINT NOT NULL
);
CREATE TABLE cases (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  agency_id VARCHAR(36) NOT NULL,
  seq INT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  edition VARCHAR(32) NOT NULL,
  open SMALLINT NOT NULL,
  wake_at DATETIME NULL,
  next_look_at DATETIME NULL,
  looks INT NOT NULL,
  born_at DATETIME NOT NULL
);
CREATE INDEX cases_edition ON cases (open, edition, id);
CREATE INDEX cases_wake ON cases (wake_at, id);
CREATE INDEX cases_kind ON cases (kind, id);
CREATE TABLE events (
  case_id VARCHAR(36) NOT NULL,
  seq INT NOT NULL,
  command_id VARCHAR(36) NOT NULL,
  n INT NOT NULL,
  type VARCHAR(40) NOT NULL,
  v INT NOT NULL,
  on_date CHAR(10) NOT NULL,
  at DATETIME NOT NULL,
  actor VARCHAR(36) NOT NULL,
  body TEXT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  PRIMARY KEY (case_id, seq)
);
CREATE UNIQUE INDEX events_command ON events (command_id, n);
CREATE TABLE commands (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  case_id VARCHAR(36) NOT NULL,
  case_kind VARCHAR(16) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  v INT NOT NULL,
  actor VARCHAR(36) NOT NULL,
  on_date CHAR(10) NOT NULL,
  accepted_at DATETIME NOT NULL,
  seen INT NOT NULL,
  body TEXT NOT NULL,
  body_mac VARCHAR(64) NOT NULL,
  status VARCHAR(10) NOT NULL,
  faults INT NOT NULL,
  try_at DATETIME NULL,
  answer TEXT NOT NULL,
  decided_at DATETIME NULL
);
CREATE INDEX commands_case ON commands (case_id, status, accepted_at, id);
CREATE INDEX commands_waiting ON commands (status, accepted_at, id);
CREATE INDEX commands_decided ON commands (status, decided_at, id);
CREATE TABLE texts (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  case_id VARCHAR(36) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  at DATETIME NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX texts_case ON texts (case_id, at);
CREATE TABLE parties (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  case_id VARCHAR(36) NOT NULL,
  at DATETIME NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  phone TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE INDEX parties_case ON parties (case_id, at);
CREATE TABLE blind_index (
  case_id VARCHAR(36) NOT NULL,
  field VARCHAR(12) NOT NULL,
  value VARCHAR(64) NOT NULL,
  PRIMARY KEY (case_id, field, value)
);
CREATE INDEX blind_index_value ON blind_index (field, value, case_id);
CREATE TABLE attachments (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  case_id VARCHAR(36) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  mime VARCHAR(120) NOT NULL,
  at DATETIME NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX attachments_case ON attachments (case_id, at);
CREATE TABLE notices (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  agency_id VARCHAR(36) NOT NULL,
  number VARCHAR(80) NOT NULL,
  title VARCHAR(300) NOT NULL,
  issued_on CHAR(10) NOT NULL,
  source TEXT NOT NULL,
  items INT NOT NULL,
  imported_at DATETIME NOT NULL,
  imported_by VARCHAR(36) NOT NULL
);
CREATE UNIQUE INDEX notices_number ON notices (agency_id, number);
CREATE TABLE reveals (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  case_id VARCHAR(36) NOT NULL,
  account_id VARCHAR(36) NOT NULL,
  field VARCHAR(24) NOT NULL,
  reason TEXT NOT NULL,
  at DATETIME NOT NULL
);
CREATE INDEX reveals_case ON reveals (case_id, at);
CREATE INDEX reveals_account ON reveals (account_id, at);

-- +goose Down
DROP TABLE reveals;
DROP TABLE notices;
DROP TABLE attachments;
DROP TABLE blind_index;
DROP TABLE parties;
DROP TABLE texts;
DROP TABLE commands;
DROP TABLE events;
DROP TABLE cases;
DROP TABLE counters;
DROP TABLE calendar_editions;
