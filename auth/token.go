package auth

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"

	"github.com/emmansun/gmsm/sm3"
)

// NewToken makes a session token of 256 bits for the cookie, and the hash of it for the database: who reads the table
// cannot sign in with it.
func NewToken() (token, hash string) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails: the program ends first
	token = base64.RawURLEncoding.EncodeToString(raw)
	return token, HashToken(token)
}

// HashToken is SM3 in 64 hexadecimal letters. A token is random, so nothing slower is needed.
func HashToken(token string) string {
	sum := sm3.Sum([]byte(token))
	return hex.EncodeToString(sum[:])
}
