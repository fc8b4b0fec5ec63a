-- +goose Up
-- What the clock is stopped for, and the decision that the yearly report counts: its day and its row of table 3.
ALTER TABLE applications ADD COLUMN waits VARCHAR(16) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN counted_on CHAR(10) NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN counted_row VARCHAR(8) NOT NULL DEFAULT '';
UPDATE applications SET counted_on = closed_on, counted_row = 'R3.1' WHERE outcome = 'A36_2_GRANT';
UPDATE applications SET counted_on = closed_on, counted_row = 'R3.6.3' WHERE outcome = '' AND closed_on <> '' AND stage <> 'voided';

-- +goose Down
ALTER TABLE applications DROP COLUMN waits;
ALTER TABLE applications DROP COLUMN counted_on;
ALTER TABLE applications DROP COLUMN counted_row;
