package seal

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Errors of sealed values; none of them quotes anything.
var (
	ErrUnknownKey = errors.New("sealed with a key that is not in the ring")
	ErrBroken     = errors.New("sealed value does not open here: changed, moved, or of another installation")
)

const version = "v1"

// Place is where a sealed value lives; it opens nowhere else.
type Place struct{ Table, Column, Row string }

var identifier = regexp.MustCompile(`^[a-z0-9_]+$`)

// additional is the data the tag covers beside the value. The row may hold any letter: it stands last.
func (p Place) additional() ([]byte, error) {
	if !identifier.MatchString(p.Table) || !identifier.MatchString(p.Column) || p.Row == "" {
		return nil, fmt.Errorf("seal: no such place: %q.%q", p.Table, p.Column)
	}
	return []byte(p.Table + "|" + p.Column + "|" + p.Row), nil
}

// encoding refuses the second spelling of the same bytes that base64 otherwise allows.
var encoding = base64.RawURLEncoding.Strict()

// Seal makes the text that is kept in the database.
func (k *Keyring) Seal(place Place, plain []byte) (string, error) {
	aad, err := place.additional()
	if err != nil {
		return "", err
	}
	kid := k.Current()
	c, err := k.cipher(kid, place.Table)
	if err != nil {
		return "", fmt.Errorf("seal %s.%s: %w", place.Table, place.Column, err)
	}
	nonce := make([]byte, c.NonceSize())
	_, _ = rand.Read(nonce) // never fails: the program ends first
	sealed := c.Seal(nil, nonce, plain, aad)
	return strings.Join([]string{version, kid, encoding.EncodeToString(nonce), encoding.EncodeToString(sealed)}, "."), nil
}

// Open gives back what Seal was given at the same place.
func (k *Keyring) Open(place Place, sealed string) ([]byte, error) {
	aad, err := place.additional()
	if err != nil {
		return nil, err
	}
	plain, err := k.open(place.Table, sealed, aad)
	if err != nil {
		return nil, fmt.Errorf("open %s.%s: %w", place.Table, place.Column, err)
	}
	return plain, nil
}

func (k *Keyring) open(table, sealed string, aad []byte) ([]byte, error) {
	parts := strings.Split(sealed, ".")
	if len(parts) != 4 || parts[0] != version || strings.ContainsAny(sealed, "\r\n") { // base64 skips line ends
		return nil, ErrBroken
	}
	c, err := k.cipher(parts[1], table)
	if err != nil {
		return nil, err
	}
	nonce, err := encoding.DecodeString(parts[2])
	if err != nil || len(nonce) != c.NonceSize() {
		return nil, ErrBroken
	}
	data, err := encoding.DecodeString(parts[3])
	if err != nil {
		return nil, ErrBroken
	}
	plain, err := c.Open([]byte{}, nonce, data, aad)
	if err != nil {
		return nil, ErrBroken
	}
	return plain, nil
}

// NeedsReseal tells a value sealed under an older key: open it and seal it again.
func (k *Keyring) NeedsReseal(sealed string) bool {
	return !strings.HasPrefix(sealed, version+"."+k.Current()+".")
}
