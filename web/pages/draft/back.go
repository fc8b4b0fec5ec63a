package draft

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"gongkai/statute/review"
)

// take fills the form in with a file: the way back.
func (f answers) take(file review.File) error {
	body, err := json.Marshal(file)
	if err != nil {
		return err
	}
	var tree map[string]any
	if err := json.Unmarshal(body, &tree); err != nil {
		return err
	}
	f.flatten("file", tree)
	for i, r := range file.Replies {
		for j, d := range file.Documents {
			if slices.Contains(r.Documents, d.ID) {
				f["file.documents."+strconv.Itoa(j)+".item"] = strconv.Itoa(i + 1)
			}
		}
	}
	return nil
}

func (f answers) flatten(name string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			f.flatten(name+"."+k, x)
		}
	case []any:
		for i, x := range v {
			f.flattenRow(name, i, x)
		}
	case bool:
		if v {
			f[name] = "1"
		}
	case float64:
		f[name] = strconv.Itoa(int(v))
	case string:
		f[name] = v
	}
}

// flattenRow: lists are named by number, by the kind of alternative, or by the place that was expected.
func (f answers) flattenRow(name string, i int, x any) {
	row, isRow := x.(map[string]any)
	last := name[strings.LastIndexByte(name, '.')+1:]
	key, _ := row[map[string]string{"alternatives": "kind", "left_out": "place"}[last]].(string)
	switch text, isText := x.(string); {
	case isText && last == "expected":
		f[name+"."+text] = "1"
	case isText: // ids, which the form gives anew
	case isRow && key != "":
		delete(row, "kind")
		delete(row, "place")
		f.flatten(name+"."+key, row)
	default:
		f.flatten(name+"."+strconv.Itoa(i), x)
	}
}
