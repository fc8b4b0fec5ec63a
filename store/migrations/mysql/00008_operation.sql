-- +goose NO TRANSACTION
-- +goose Up
-- Why an effect failed last (a code, never a value), and when its present round began.
ALTER TABLE effects ADD COLUMN fault VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE effects ADD COLUMN round_at DATETIME(3) NULL;
-- What the administrator looks at: cases that are looked at again and again, who looked at unmasked data.
CREATE INDEX cases_looks ON cases (looks, id);
DROP INDEX reveals_account ON reveals;
CREATE INDEX reveals_account ON reveals (account_id, at, id);
CREATE INDEX reveals_newest ON reveals (at, id);
-- What the administrator did, and why (sealed).
CREATE TABLE operator_acts (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  account_id VARCHAR(36) NOT NULL,
  act VARCHAR(24) NOT NULL,
  subject VARCHAR(36) NOT NULL,
  case_id VARCHAR(36) NOT NULL,
  reason TEXT NOT NULL,
  at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX operator_acts_newest ON operator_acts (at, id);

-- +goose Down
DROP TABLE operator_acts;
DROP INDEX reveals_newest ON reveals;
DROP INDEX reveals_account ON reveals;
CREATE INDEX reveals_account ON reveals (account_id, at);
DROP INDEX cases_looks ON cases;
ALTER TABLE effects DROP COLUMN round_at;
ALTER TABLE effects DROP COLUMN fault;
