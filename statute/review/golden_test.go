package review_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"

	"gongkai/statute/review"
)

var update = flag.Bool("update", false, "write the golden file again")

// fill gives every member a value, so that none is left out of the JSON form.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32:
		v.SetInt(20000) // 2024-10-04 as a day
	}
}

// Files are stored in events for ever: no member may change its name, and an empty one is left out.
func TestTheStoredFormOfAFile(t *testing.T) {
	t.Parallel()
	const golden = "testdata/file.v1.json"
	var f review.File
	fill(reflect.ValueOf(&f).Elem())
	got, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(golden, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the stored form has changed:\n%s", got)
	}
	var back review.File
	if err := json.Unmarshal(want, &back); err != nil || !reflect.DeepEqual(back, f) {
		t.Errorf("read back as %+v, %v", back, err)
	}
	if empty, err := json.Marshal(review.File{}); err != nil || string(empty) != "{}" {
		t.Errorf("%s, %v", empty, err)
	}
}
