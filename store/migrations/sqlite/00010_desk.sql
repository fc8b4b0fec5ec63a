-- +goose Up
-- What somebody typed into a form and has not sent yet: sealed, his own, and forgotten after a time.
CREATE TABLE drafts (
  account_id VARCHAR(36) NOT NULL,
  page VARCHAR(200) NOT NULL,
  case_id VARCHAR(36) NOT NULL,
  body TEXT NOT NULL,
  at DATETIME NOT NULL,
  expires_at DATETIME NOT NULL,
  PRIMARY KEY (account_id, page)
);
CREATE INDEX drafts_expiry ON drafts (expires_at);

-- +goose Down
DROP TABLE drafts;
