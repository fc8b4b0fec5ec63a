package record

import (
	"context"

	"gongkai/casefile"
	"gongkai/store"
)

// Digest is digest, for tests that write events of their own.
func Digest(previous string, e store.Event) string { return digest(previous, e) }

// Wrap puts a casefile of the test's around the one of the edition in force.
func (r *Recorder) Wrap(ctx context.Context, kind casefile.Kind, wrap func(casefile.File) casefile.File) error {
	return r.db.View(ctx, "wrap", func(tx *store.Tx) error {
		b, err := r.head(tx)
		if err == nil {
			b.files[kind] = wrap(b.files[kind])
		}
		return err
	})
}
