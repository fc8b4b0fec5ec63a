package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// ErrPasswordHash says that what the database holds is not a password hash; it does not quote it.
var ErrPasswordHash = errors.New("not an argon2id hash")

// argon is the cost of one guess.
type argon struct {
	memory, time uint32 // KiB, passes
	lanes        uint8
}

// 46 MiB and one pass: OWASP's first choice, about 50 ms on an office machine.
var present = argon{memory: 46 * 1024, time: 1, lanes: 1}

const (
	saltSize, hashSize = 16, 32
	maxPassword        = 128       // letters; longer ones only cost us time
	maxMemory          = 256 << 10 // KiB; a hash that wants more was not made here
)

// hashing limits how many guesses are computed at once, and so the memory strangers can make us use.
var hashing = make(chan struct{}, 4)

func (a argon) hash(password string, salt []byte, size uint32) []byte {
	hashing <- struct{}{}
	defer func() { <-hashing }()
	// Composed and decomposed letters are one password.
	return argon2.IDKey([]byte(norm.NFC.String(password)), salt, a.time, a.memory, a.lanes, size)
}

func (a argon) String() string { return fmt.Sprintf("m=%d,t=%d,p=%d", a.memory, a.time, a.lanes) }

var phc = base64.RawStdEncoding.Strict()

// HashPassword makes the PHC string that the database keeps: $argon2id$v=19$m=…,t=…,p=…$salt$hash.
func HashPassword(password string) (string, error) {
	if len([]rune(password)) > maxPassword {
		return "", PasswordTooLong
	}
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails: the program ends first
	hash := present.hash(password, salt, hashSize)
	return fmt.Sprintf("$argon2id$v=%d$%s$%s$%s", argon2.Version, present, phc.EncodeToString(salt), phc.EncodeToString(hash)), nil
}

// VerifyPassword says whether the password is the one hashed. An error means that the hash itself is none.
func VerifyPassword(hash, password string) (bool, error) {
	cost, salt, want, err := parseHash(hash)
	if err != nil {
		return false, err
	}
	if len([]rune(password)) > maxPassword {
		return false, nil
	}
	got := cost.hash(password, salt, uint32(len(want))) // at most 64
	return subtle.ConstantTimeCompare(got, want) == 1, nil
}

// NeedsRehash tells a hash made at another cost than today's: after a good sign-in, hash the password again.
func NeedsRehash(hash string) bool {
	cost, _, want, err := parseHash(hash)
	return err != nil || cost != present || len(want) != hashSize
}

// nobody is the hash of a password that nobody has.
var nobody = sync.OnceValues(func() (string, error) { return HashPassword(NewOneTimePassword()) })

// VerifyNobody takes as long as VerifyPassword: the time of an answer must not tell which account names exist.
func VerifyNobody(password string) {
	if hash, err := nobody(); err == nil {
		_, _ = VerifyPassword(hash, password) // only the time counts
	}
}

func parseHash(hash string) (cost argon, salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return cost, nil, nil, ErrPasswordHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &cost.memory, &cost.time, &cost.lanes); err != nil || cost.String() != parts[3] {
		return cost, nil, nil, ErrPasswordHash
	}
	salt, errSalt := phc.DecodeString(parts[4])
	key, errKey := phc.DecodeString(parts[5])
	switch {
	case errSalt != nil || errKey != nil || strings.ContainsAny(hash, "\r\n"),
		cost.memory > maxMemory || cost.time < 1 || cost.time > 16 || cost.lanes < 1 || cost.lanes > 16,
		len(salt) < 8 || len(salt) > 64 || len(key) < 16 || len(key) > 64:
		return cost, nil, nil, ErrPasswordHash
	}
	return cost, salt, key, nil
}

// WeakPassword is why a password is not accepted: a code, which pages put into words.
type WeakPassword string

// The reasons.
const (
	PasswordTooShort  WeakPassword = "too_short"
	PasswordTooLong   WeakPassword = "too_long"
	PasswordIsAccount WeakPassword = "is_account" // the account's name, also with digits or signs around it
	PasswordCommon    WeakPassword = "common"
)

// Error gives the code.
func (w WeakPassword) Error() string { return "password " + string(w) }

const minPassword = 10 // letters

// CheckPassword says whether somebody may choose this password.
func CheckPassword(account, password string) error {
	switch n := len([]rune(password)); {
	case n < minPassword:
		return PasswordTooShort
	case n > maxPassword:
		return PasswordTooLong
	}
	lower := strings.ToLower(norm.NFKC.String(password))
	name := strings.ToLower(strings.TrimSpace(account))
	switch core := letterCore(lower); {
	case name != "" && (lower == name || core != "" && core == letterCore(name)):
		return PasswordIsAccount
	case isCommon(lower, core):
		return PasswordCommon
	}
	return nil
}

// letterCore is the text without the digits and signs around it.
func letterCore(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// commonWords are what the lists of leaked passwords begin with, and what a disclosure office would think of; with
// digits and signs around them they are no better.
var commonWords = strings.Fields(`password passw0rd p@ssw0rd admin administrator root guest test welcome letmein
	iloveyou woaini qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm abcd abcdef abc qwe asd qaz qazwsx qazwsxedc
	gongkai zhengfu xinxi xxgk zwgk zhengwu bangong huawei mima beijing china zhongguo a aa aaa q w z`)

var commonWhole = strings.Fields(`1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 1qaz2wsx3edc qwer1234asdf abcd1234abcd password1password
	a1b2c3d4e5 1a2b3c4d5e zaq12wsxcde3 passw0rd123 p@ssw0rd123 p@ssword123 admin@admin123 123qwe123qwe`)

func isCommon(lower, core string) bool {
	distinct := map[rune]bool{}
	for _, r := range lower {
		distinct[r] = true
	}
	if len(distinct) <= 3 || isRun(lower) {
		return true
	}
	for _, word := range commonWhole {
		if lower == word {
			return true
		}
	}
	if core == "" { // digits and signs only
		return true
	}
	for _, word := range commonWords {
		if core == word || core == word+word {
			return true
		}
	}
	return false
}

// isRun tells letters that follow each other on the keyboard or in the alphabet, either way.
func isRun(lower string) bool {
	for _, row := range []string{"01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"} {
		twice := row + row
		if strings.Contains(twice, lower) || strings.Contains(twice, reversed(lower)) {
			return true
		}
	}
	return false
}

func reversed(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

// Capital letters and digits that are not taken for each other on paper: no 0 O, 1 I.
const clear32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// NewOneTimePassword is 16 letters (80 bits) to be read out or written on a slip, and changed at the first sign-in.
func NewOneTimePassword() string {
	raw := make([]byte, 16)
	_, _ = rand.Read(raw) // never fails: the program ends first
	for i, b := range raw {
		raw[i] = clear32[b%32] // 256 is a multiple of 32: no letter is likelier
	}
	return string(raw)
}
