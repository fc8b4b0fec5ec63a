package seal

import (
	"bytes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"sync"
	"time"

	"github.com/emmansun/gmsm/sm3"
	"github.com/emmansun/gmsm/sm4"
)

// Errors of key files.
var (
	ErrKeyFile   = errors.New("not a key file of this program")
	ErrExposed   = errors.New("the key file is readable by others: chmod 600")
	ErrOtherKeys = errors.New("the database was sealed with other keys")
)

const (
	fileFormat = 1
	secretSize = 32
	dataKey    = 16 // SM4
)

// keyFile is what lies on disk; []byte is base64 in JSON.
type keyFile struct {
	Format int        `json:"format"`
	Keys   []keyEntry `json:"keys"` // oldest first; the last one seals
	Index  []byte     `json:"index"`
	MAC    []byte     `json:"mac"`
}

type keyEntry struct {
	KID    string    `json:"kid"`
	MadeAt time.Time `json:"made_at"`
	KEK    []byte    `json:"kek"`
}

// Keyring holds the secrets of one installation. It is safe for use by several goroutines.
type Keyring struct {
	file    keyFile
	keks    map[string][]byte
	ciphers sync.Map // kid|table → cipher.AEAD
	hashes  sync.Map // info → derived HMAC key
}

// Create makes a new key file and never overwrites one: a lost key file is lost data.
func Create(path string) (*Keyring, error) {
	f := keyFile{Format: fileFormat, Keys: []keyEntry{newEntry()}, Index: secret(), MAC: secret()}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("create key file: %w", err)
	}
	if err := write(out, f); err != nil {
		return nil, fmt.Errorf("create key file: %w", err)
	}
	return open(f)
}

// Load reads a key file that only its owner can read.
func Load(path string) (*Keyring, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("load keys: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("load keys: %w", ErrExposed)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("load keys: %w", err)
	}
	var f keyFile
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if d.Decode(&f) != nil || d.Decode(&struct{}{}) != io.EOF { // the decoder's own text could quote a key
		return nil, fmt.Errorf("load keys: %w", ErrKeyFile)
	}
	return open(f)
}

// Rotate adds a key under a new kid to the file; from the next Load on it seals.
func Rotate(path string) (*Keyring, error) {
	k, err := Load(path)
	if err != nil {
		return nil, err
	}
	f := k.file
	f.Keys = append(f.Keys[:len(f.Keys):len(f.Keys)], newEntry())
	out, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-") // mode 0600
	if err != nil {
		return nil, fmt.Errorf("rotate keys: %w", err)
	}
	if err := errors.Join(write(out, f), os.Rename(out.Name(), path)); err != nil {
		return nil, fmt.Errorf("rotate keys: %w", errors.Join(err, os.Remove(out.Name())))
	}
	return open(f)
}

// write puts the keys on the disk, so that a power cut right after init does not lose what is sealed with them.
func write(out *os.File, f keyFile) error {
	data, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return errors.Join(err, out.Close())
	}
	_, err = out.Write(append(data, '\n'))
	return errors.Join(err, out.Sync(), out.Close())
}

var kidPattern = regexp.MustCompile(`^[a-z0-9]{1,32}$`)

func open(f keyFile) (*Keyring, error) {
	if f.Format != fileFormat || len(f.Keys) == 0 || len(f.Index) != secretSize || len(f.MAC) != secretSize {
		return nil, fmt.Errorf("load keys: %w", ErrKeyFile)
	}
	k := &Keyring{file: f, keks: map[string][]byte{}}
	for _, e := range f.Keys {
		if !kidPattern.MatchString(e.KID) || len(e.KEK) != secretSize || k.keks[e.KID] != nil {
			return nil, fmt.Errorf("load keys: %w", ErrKeyFile)
		}
		k.keks[e.KID] = e.KEK
	}
	return k, nil
}

func newEntry() keyEntry {
	kid := make([]byte, 4)
	_, _ = rand.Read(kid) // never fails: the program ends first
	return keyEntry{KID: "k" + hex.EncodeToString(kid), MadeAt: time.Now().UTC().Truncate(time.Second), KEK: secret()}
}

func secret() []byte {
	s := make([]byte, secretSize)
	_, _ = rand.Read(s) // never fails: the program ends first
	return s
}

// Current is the kid that seals.
func (k *Keyring) Current() string { return k.file.Keys[len(k.file.Keys)-1].KID }

// Kids are all keys in the ring, oldest first.
func (k *Keyring) Kids() []string {
	kids := make([]string, len(k.file.Keys))
	for i, e := range k.file.Keys {
		kids[i] = e.KID
	}
	return kids
}

// CheckValue shows that this ring has the key and both roots without showing them: 64 hexadecimal letters, and empty
// for a kid that is not in the ring.
func (k *Keyring) CheckValue(kid string) string {
	kek, ok := k.keks[kid]
	if !ok {
		return ""
	}
	h := hmac.New(sm3.New, kek)
	h.Write([]byte("gongkai seal v1 check|"))
	h.Write(k.derive(k.file.Index, "check", "", secretSize))
	h.Write(k.derive(k.file.MAC, "check", "", secretSize))
	return hex.EncodeToString(h.Sum(nil))
}

// Verify compares the ring with the check values a database keeps. A kid of the database that the ring lacks, or
// another value, is ErrOtherKeys; a kid the database does not know yet is the caller's to add.
func (k *Keyring) Verify(stored map[string]string) error {
	for kid, value := range stored {
		if own := k.CheckValue(kid); own == "" || !hmac.Equal([]byte(own), []byte(value)) {
			return fmt.Errorf("key %s: %w", kid, ErrOtherKeys)
		}
	}
	return nil
}

// derive makes one key of a secret: HKDF-SM3 with what it is for in the info.
func (k *Keyring) derive(secret []byte, use, name string, size int) []byte {
	key, err := hkdf.Key(sm3.New, secret, nil, "gongkai seal v1 "+use+"|"+name, size)
	if err != nil {
		panic(err) // only a size over 255 hashes
	}
	return key
}

// cipher is SM4-GCM under the data key of a table.
func (k *Keyring) cipher(kid, table string) (cipher.AEAD, error) {
	if c, ok := k.ciphers.Load(kid + "|" + table); ok {
		return c.(cipher.AEAD), nil //nolint:forcetypeassert // only this function stores
	}
	kek, ok := k.keks[kid]
	if !ok {
		return nil, ErrUnknownKey
	}
	block, err := sm4.NewCipher(k.derive(kek, "data", table, dataKey))
	if err != nil {
		return nil, err
	}
	c, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	k.ciphers.Store(kid+"|"+table, c)
	return c, nil
}

// mac is HMAC-SM3 in hexadecimal under a key derived for one use.
func (k *Keyring) mac(secret []byte, use, name, data string) string {
	key, ok := k.hashes.Load(use + "|" + name)
	if !ok {
		key = k.derive(secret, use, name, secretSize)
		k.hashes.Store(use+"|"+name, key)
	}
	h := hmac.New(sm3.New, key.([]byte)) //nolint:forcetypeassert // only this function stores
	h.Write([]byte(data))
	return hex.EncodeToString(h.Sum(nil))
}
