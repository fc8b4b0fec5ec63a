package store

import "gorm.io/gorm"

// Gorm lets the tests of this folder write statements of their own.
func (tx *Tx) Gorm() *gorm.DB { return tx.db }

// Classify is classify.
func Classify(op string, err error) error { return classify(op, err) }

// WriterDSN shows how a data source name was understood.
func WriterDSN(dsn string) (string, error) {
	src, err := parseDSN(dsn)
	if err != nil {
		return "", err
	}
	if src.engine == SQLite {
		return src.path, nil
	}
	return src.mysql.FormatDSN(), nil
}
