package api

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/danielgtaylor/huma/v2"
)

// jsonFormat is JSON in which every field of an object stands once. huma validates one decoding and hands on another; of a field that
// stands twice they may see different values.
func jsonFormat() huma.Format {
	return huma.Format{Marshal: huma.DefaultJSONFormat.Marshal, Unmarshal: func(data []byte, v any) error {
		if err := json.Unmarshal(data, v); err != nil {
			return err
		}
		return fieldsOnce(data)
	}}
}

var errTwice = errors.New("a field stands twice")

// fieldsOnce walks through a value that is known to be JSON.
func fieldsOnce(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	var open []map[string]bool // the fields of each object that is open; nil for a list
	name := false              // a field's name comes next
	for {
		token, err := dec.Token()
		if err != nil {
			return nil // the end
		}
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{':
				open = append(open, map[string]bool{})
			case '[':
				open = append(open, nil)
			case '}', ']':
				open = open[:len(open)-1]
			}
		case string:
			if name {
				fields := open[len(open)-1]
				if fields[token] {
					return errTwice
				}
				fields[token] = true
				name = false
				continue
			}
		}
		name = len(open) > 0 && open[len(open)-1] != nil
	}
}
