-- +goose NO TRANSACTION
-- +goose Up
-- What somebody typed into a form and has not sent yet: sealed, his own, and forgotten after a time.
CREATE TABLE drafts (
  account_id VARCHAR(36) NOT NULL,
  page VARCHAR(200) NOT NULL,
  case_id VARCHAR(36) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  PRIMARY KEY (account_id, page)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX drafts_expiry ON drafts (expires_at);

-- +goose Down
DROP TABLE drafts;
