package backup

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"gongkai/seal"
)

// Hash is the manifest's entry of a file.
func Hash(dir, name string) (File, error) { return syncedFile(dir, name) }

// WriteManifest writes the manifest of a database that lies in a folder.
func WriteManifest(t *testing.T, dir string, keys *seal.Keyring, m Manifest) {
	t.Helper()
	f, err := Hash(dir, DatabaseFile)
	if err != nil {
		t.Fatal(err)
	}
	m.Files = []File{f}
	if m.MAC, err = m.mac(keys); err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeSynced(filepath.Join(dir, ManifestFile), body); err != nil {
		t.Fatal(err)
	}
}
