package api

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"gongkai/civil"
	"gongkai/desk"
)

// tidy is text as it is kept: line ends as \n, no control characters, no blanks around it.
func tidy(text string) string { return desk.Clean(text) }

// commandID reads an Idempotency-Key. Only random UUIDs are taken: the ids of the program's own commands are derived (version 5), and
// whoever guessed one could stand in its way.
func commandID(key string) (string, error) {
	u, err := uuid.Parse(strings.Trim(key, `"`))
	if err != nil || u.Version() != 4 && u.Version() != 7 {
		return "", desk.Invalid{{Field: headerKey, Code: codeNotAUUID}}
	}
	return u.String(), nil
}

const maxSeq = 1 << 30

// seen reads an If-Match: the seq in an ETag of ours. A proxy may have made it weak; the seq is the same.
func seen(tag string) (int, error) {
	text := strings.TrimPrefix(tag, "W/")
	if len(text) > 2 && text[0] == '"' && text[len(text)-1] == '"' {
		if n, err := strconv.ParseUint(text[1:len(text)-1], 10, 32); err == nil && n <= maxSeq {
			return int(n), nil
		}
	}
	return 0, desk.Invalid{{Field: headerIfMatch, Code: codeUnreadable}}
}

func etag(seq int) string { return `"` + strconv.Itoa(seq) + `"` }

// cursor is a place in a list, opaque to clients.
func cursor(parts ...string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(strings.Join(parts, "|")))
}

func readCursor(name, text string, parts int) ([]string, error) {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	out := strings.Split(string(raw), "|")
	if err != nil || len(out) != parts {
		return nil, badCursor(name)
	}
	return out, nil
}

func badCursor(name string) error { return desk.Invalid{{Field: name, Code: codeUnreadable}} }

// keyCursor is where a list ordered by date and case goes on; "" at the end.
func keyCursor(k desk.Key) string {
	if k.CaseID == "" {
		return ""
	}
	return cursor(k.On.String(), k.CaseID)
}

// workCursor is where the work list goes on, which ranks the rows of a day; "" at the end.
func workCursor(k desk.WorkKey) string {
	if k.CaseID == "" {
		return ""
	}
	return cursor(k.On.String(), strconv.Itoa(k.Rank), k.CaseID)
}

func readWorkKey(name, text string) (desk.WorkKey, error) {
	if text == "" {
		return desk.WorkKey{}, nil
	}
	parts, err := readCursor(name, text, 3)
	if err != nil {
		return desk.WorkKey{}, err
	}
	k := desk.WorkKey{CaseID: parts[2]}
	k.Rank, err = strconv.Atoi(parts[1])
	if err != nil || k.On.UnmarshalText([]byte(parts[0])) != nil || uuid.Validate(parts[2]) != nil {
		return desk.WorkKey{}, badCursor(name)
	}
	return k, nil
}

func readKey(name, text string) (desk.Key, error) {
	if text == "" {
		return desk.Key{}, nil
	}
	parts, err := readCursor(name, text, 2)
	if err != nil {
		return desk.Key{}, err
	}
	var k desk.Key
	if k.On.UnmarshalText([]byte(parts[0])) != nil || uuid.Validate(parts[1]) != nil {
		return desk.Key{}, badCursor(name)
	}
	k.CaseID = parts[1]
	return k, nil
}

func timeCursor(at time.Time) string { return cursor(at.UTC().Format(time.RFC3339Nano)) }

func readTime(name, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	parts, err := readCursor(name, text, 1)
	if err != nil {
		return time.Time{}, err
	}
	at, err := time.Parse(time.RFC3339Nano, parts[0])
	if err != nil || at.Year() < 1970 || at.Year() > 9999 {
		return time.Time{}, badCursor(name)
	}
	return at, nil
}

// day reads a date of the query, whose form is checked already.
func day(name, text string) (civil.Date, error) {
	d, err := civil.Parse(text)
	if err != nil {
		return 0, desk.Invalid{{Field: name, Code: codeNotADate}}
	}
	return d, nil
}

// bodyOut is an answer that is nothing but its body.
type bodyOut[B any] struct{ Body B }

func answer[B any](b B, err error) (*bodyOut[B], error) {
	if err != nil {
		return nil, err
	}
	return &bodyOut[B]{b}, nil
}

// nothing is an empty input or output.
type nothing struct{}
