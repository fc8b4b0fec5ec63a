package store

// AnyWaiting reports whether a command of some cases waits. Index commands_case.
func (tx *Tx) AnyWaiting(caseIDs []string) (bool, error) {
	var n int64
	err := tx.db.Model(&commandRow{}).Where("case_id IN ? AND status = ?", caseIDs, Waiting).Count(&n).Error
	return n > 0, classify("look for waiting commands", err)
}
