-- +goose Up
-- What the ledger's list shows of an item, without reading its shares; the last look at a standing duty (核查).
ALTER TABLE items ADD COLUMN checked_on CHAR(10) NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN evidence_on CHAR(10) NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN shares_all INT NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN shares_done INT NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN shares_waiting INT NOT NULL DEFAULT 0;
UPDATE items SET shares_all = (SELECT COUNT(*) FROM shares s WHERE s.item_id = items.case_id),
  shares_done = (SELECT COUNT(*) FROM shares s WHERE s.item_id = items.case_id AND s.stage = 'accepted'),
  shares_waiting = (SELECT COUNT(*) FROM shares s WHERE s.item_id = items.case_id AND s.stage = 'reported'),
  evidence_on = COALESCE((SELECT MAX(s.accepted_on) FROM shares s WHERE s.item_id = items.case_id), '');
-- Whether a unit was asked to report (零填报: by default nobody is), and by when.
ALTER TABLE shares ADD COLUMN asked SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE shares ADD COLUMN asked_on CHAR(10) NOT NULL DEFAULT '';
ALTER TABLE shares ADD COLUMN ask_due CHAR(10) NOT NULL DEFAULT '';
ALTER TABLE shares ADD COLUMN by_office SMALLINT NOT NULL DEFAULT 0;
CREATE INDEX shares_asked ON shares (unit_id, asked, ask_due, case_id);
UPDATE shares SET asked = 1 WHERE stage = 'returned';
-- 单位对照: what the names of notices mean. Members and meanings are dated; none is ever deleted.
CREATE TABLE unit_groups (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  agency_id VARCHAR(36) NOT NULL,
  item_id VARCHAR(36) NOT NULL,
  name VARCHAR(200) NOT NULL,
  created_at DATETIME NOT NULL,
  created_by VARCHAR(36) NOT NULL
);
CREATE UNIQUE INDEX unit_groups_name ON unit_groups (agency_id, item_id, name);
CREATE TABLE unit_group_members (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  group_id VARCHAR(36) NOT NULL,
  unit_id VARCHAR(36) NOT NULL,
  valid_from CHAR(10) NOT NULL,
  valid_to CHAR(10) NOT NULL,
  set_at DATETIME NOT NULL,
  set_by VARCHAR(36) NOT NULL
);
CREATE UNIQUE INDEX unit_group_members_unit ON unit_group_members (group_id, unit_id, valid_from);
CREATE TABLE name_meanings (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  agency_id VARCHAR(36) NOT NULL,
  item_id VARCHAR(36) NOT NULL,
  name VARCHAR(200) NOT NULL,
  unit_id VARCHAR(36) NOT NULL,
  group_id VARCHAR(36) NOT NULL,
  valid_from CHAR(10) NOT NULL,
  set_at DATETIME NOT NULL,
  set_by VARCHAR(36) NOT NULL
);
CREATE UNIQUE INDEX name_meanings_name ON name_meanings (agency_id, item_id, name, valid_from);
CREATE TABLE item_names (
  item_id VARCHAR(36) NOT NULL,
  role VARCHAR(12) NOT NULL,
  name VARCHAR(200) NOT NULL,
  agency_id VARCHAR(36) NOT NULL,
  open SMALLINT NOT NULL,
  PRIMARY KEY (item_id, role, name)
);
CREATE INDEX item_names_open ON item_names (agency_id, open, name, item_id);
INSERT OR IGNORE INTO item_names (item_id, role, name, agency_id, open) SELECT i.case_id, 'lead', j.value, i.agency_id, 1 FROM items i, json_each(i.leads) j WHERE length(j.value) <= 200;
INSERT OR IGNORE INTO item_names (item_id, role, name, agency_id, open) SELECT i.case_id, 'responsible', j.value, i.agency_id, 1 FROM items i, json_each(i.responsible) j WHERE length(j.value) <= 200;
-- What a person put right in what was read of a notice, before it became items.
CREATE TABLE notice_corrections (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  notice_id VARCHAR(36) NOT NULL,
  no VARCHAR(40) NOT NULL,
  field VARCHAR(16) NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL,
  corrected_at DATETIME NOT NULL,
  corrected_by VARCHAR(36) NOT NULL
);
CREATE INDEX notice_corrections_no ON notice_corrections (notice_id, no, field);

-- +goose Down
DROP TABLE notice_corrections;
DROP TABLE item_names;
DROP TABLE name_meanings;
DROP TABLE unit_group_members;
DROP TABLE unit_groups;
DROP INDEX shares_asked;
ALTER TABLE shares DROP COLUMN asked;
ALTER TABLE shares DROP COLUMN asked_on;
ALTER TABLE shares DROP COLUMN ask_due;
ALTER TABLE shares DROP COLUMN by_office;
ALTER TABLE items DROP COLUMN checked_on;
ALTER TABLE items DROP COLUMN evidence_on;
ALTER TABLE items DROP COLUMN shares_all;
ALTER TABLE items DROP COLUMN shares_done;
ALTER TABLE items DROP COLUMN shares_waiting;
