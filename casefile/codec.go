package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// ErrNewer is the fault of a type or version that this program does not know. It is never skipped: an older program
// must not act on half a log.
var ErrNewer = errors.New("written by a newer program")

// Canonical is the JSON that is hashed and kept: struct order, no HTML escaping, no trailing newline.
func Canonical(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Strict reads one JSON value into v and refuses unknown fields: a field this program does not know was written by a newer
// one. A null, which would leave v as it was, and anything behind the value are refused too.
func Strict(body []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil || bytes.Equal(bytes.TrimSpace(body), []byte("null")) {
		return fmt.Errorf("%w: unreadable body", ErrNewer) // the decoder's message may quote a value
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: more than one value", ErrNewer)
	}
	return nil
}

// ReadCommand decodes a command body into a value of type T.
func ReadCommand[T Command](body []byte) (Command, error) {
	var v T
	if err := Strict(body, &v); err != nil {
		return nil, fmt.Errorf("command %s: %w", v.CommandKind(), err)
	}
	return v, nil
}

// ReadEvent decodes an event body into a value of type T.
func ReadEvent[T Event](body []byte) (Event, error) {
	var v T
	if err := Strict(body, &v); err != nil {
		return nil, fmt.Errorf("event %s: %w", v.EventType(), err)
	}
	return v, nil
}

// Unknown is the fault for a command or event this program has no reader for.
func Unknown(what, name string, version int) error {
	return fmt.Errorf("%s %s v%d: %w", what, name, version, ErrNewer)
}
