-- +goose Up
CREATE TABLE units (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  code VARCHAR(64) NOT NULL,
  superior_id VARCHAR(36) NOT NULL,
  nature VARCHAR(24) NOT NULL,
  agency SMALLINT NOT NULL,
  position INT NOT NULL,
  valid_from CHAR(10) NOT NULL,
  valid_to CHAR(10) NOT NULL
);
CREATE UNIQUE INDEX units_code ON units (code);
CREATE INDEX units_superior ON units (superior_id, position, id);
CREATE TABLE unit_names (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  unit_id VARCHAR(36) NOT NULL,
  name VARCHAR(120) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  valid_from CHAR(10) NOT NULL,
  valid_to CHAR(10) NOT NULL
);
CREATE INDEX unit_names_name ON unit_names (name, unit_id);
CREATE INDEX unit_names_unit ON unit_names (unit_id, valid_from);
CREATE TABLE accounts (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  name VARCHAR(64) NOT NULL,
  display VARCHAR(64) NOT NULL,
  unit_id VARCHAR(36) NOT NULL,
  password VARCHAR(255) NOT NULL,
  must_change SMALLINT NOT NULL,
  failed INT NOT NULL,
  locked_until DATETIME NULL,
  disabled_at DATETIME NULL,
  created_at DATETIME NOT NULL
);
CREATE UNIQUE INDEX accounts_name ON accounts (name);
CREATE INDEX accounts_unit ON accounts (unit_id, name);
CREATE TABLE account_roles (
  account_id VARCHAR(36) NOT NULL,
  role VARCHAR(24) NOT NULL,
  PRIMARY KEY (account_id, role)
);
CREATE TABLE sessions (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  account_id VARCHAR(36) NOT NULL,
  created_at DATETIME NOT NULL,
  seen_at DATETIME NOT NULL,
  expires_at DATETIME NOT NULL,
  revoked_at DATETIME NULL
);
CREATE INDEX sessions_account ON sessions (account_id, created_at);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE TABLE key_checks (
  kid VARCHAR(36) NOT NULL PRIMARY KEY,
  check_value VARCHAR(128) NOT NULL
);

-- +goose Down
DROP TABLE key_checks;
DROP TABLE sessions;
DROP TABLE account_roles;
DROP TABLE accounts;
DROP TABLE unit_names;
DROP TABLE units;
