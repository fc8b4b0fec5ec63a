package seal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

var names = rapid.StringMatching(`[a-z0-9_]{1,20}`)

func TestWhatIsSealedOpensAtItsPlaceOnly(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		place := Place{names.Draw(t, "table"), names.Draw(t, "column"), rapid.StringN(1, 40, -1).Draw(t, "row")}
		sealed, err := k.Seal(place, plain)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := k.Open(place, sealed); err != nil || !bytes.Equal(got, plain) || got == nil {
			t.Fatalf("opened %x (%v), want %x", got, err, plain)
		}
		for _, other := range []Place{
			{place.Table + "x", place.Column, place.Row}, {place.Table, place.Column + "x", place.Row}, {place.Table, place.Column, place.Row + "x"},
			{place.Column + "_", place.Table, place.Row},
		} {
			if _, err := k.Open(other, sealed); !errors.Is(err, ErrBroken) {
				t.Fatalf("opened at another place: %v", err)
			}
		}
		at, with := rapid.IntRange(0, len(sealed)-1).Draw(t, "at"), rapid.Byte().Draw(t, "with")
		if sealed[at] == with {
			return
		}
		changed := sealed[:at] + string([]byte{with}) + sealed[at+1:]
		if _, err := k.Open(place, changed); err == nil {
			t.Fatalf("opened though byte %d was changed", at)
		}
	})
}

func TestAnyFlippedByteIsNoticed(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	place := Place{"parties", "name", "p1"}
	for _, plain := range []string{"", "张", "张三", "张三示例"} { // each length modulo three: base64's spare bits
		sealed, err := k.Seal(place, []byte(plain))
		if err != nil {
			t.Fatal(err)
		}
		for at := range len(sealed) {
			for with := range 256 {
				changed := sealed[:at] + string([]byte{byte(with)}) + sealed[at+1:]
				if _, err := k.Open(place, changed); (err == nil) != (changed == sealed) {
					t.Fatalf("byte %d as %#x: %v", at, with, err)
				}
			}
		}
		for _, changed := range []string{"", sealed + "\n", sealed + ".", sealed[:len(sealed)-1], sealed + "A", "v2" + sealed[2:], sealed + "="} {
			if _, err := k.Open(place, changed); !errors.Is(err, ErrBroken) {
				t.Errorf("%q: %v, want ErrBroken", changed, err)
			}
		}
	}
}

func TestASealedValueIsNeverTwiceTheSameAndShowsNothing(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	place := Place{"parties", "name", "p1"}
	a, errA := k.Seal(place, []byte("张三示例"))
	b, errB := k.Seal(place, []byte("张三示例"))
	if err := errors.Join(errA, errB); err != nil {
		t.Fatal(err)
	}
	if a == b || strings.Contains(a, "张") || !strings.HasPrefix(a, "v1.k1.") {
		t.Errorf("sealed as %s and %s", a, b)
	}
	_, err := k.Open(Place{"parties", "name", "p2"}, a)
	if err == nil || strings.Contains(err.Error(), a[10:20]) || !strings.HasPrefix(err.Error(), "open parties.name: ") {
		t.Errorf("error %v", err)
	}
	if _, err := k.Seal(Place{"parties|name", "x", "1"}, nil); err == nil {
		t.Error("a place with a bar in its table was accepted")
	}
	if _, err := k.Seal(Place{"parties", "name", ""}, nil); err == nil {
		t.Error("a place without a row was accepted")
	}
}

func TestAKeyFileIsMadeOnceAndIsPrivate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys.json")
	made, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path); !errors.Is(err, os.ErrExist) {
		t.Errorf("made twice: %v", err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
	loaded, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := loaded.CheckValue(loaded.Current()), made.CheckValue(made.Current()); got != want || len(got) != 64 {
		t.Errorf("loaded ring checks %s, made one %s", got, want)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path); !errors.Is(err, ErrExposed) {
		t.Errorf("a file others can read: %v", err)
	}
}

func TestADamagedKeyFileIsRefusedWithoutQuotingIt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good := filepath.Join(dir, "good.json")
	if _, err := Create(good); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string]string{
		"empty": "", "no JSON": "geheim", "cut": string(text[:len(text)/2]), "no keys": `{"format":1,"keys":[],"index":"","mac":""}`,
		"newer": strings.Replace(string(text), `"format": 1`, `"format": 2`, 1), "unknown field": strings.Replace(string(text), `"format"`, `"x": 1, "format"`, 1),
		"short": strings.Replace(string(text), `"kek": "`, `"kek": "AAAA`, 1), "two": string(text) + string(text),
	} {
		path := filepath.Join(dir, "bad.json")
		if err := os.WriteFile(path, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(path); !errors.Is(err, ErrKeyFile) || err.Error() != "load keys: "+ErrKeyFile.Error() {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Load(filepath.Join(dir, "none.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func TestAfterRotationTheNewKeySealsAndBothOpen(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys.json")
	before, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	place := Place{"texts", "body", "t1"}
	old, err := before.Seal(place, []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Rotate(path); err != nil {
		t.Fatal(err)
	}
	after, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := after.Seal(place, []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	for _, sealed := range []string{old, fresh} {
		if plain, err := after.Open(place, sealed); err != nil || string(plain) != "x" {
			t.Errorf("%q, %v", plain, err)
		}
	}
	if _, err := before.Open(place, fresh); !errors.Is(err, ErrUnknownKey) {
		t.Errorf("the old ring: %v, want ErrUnknownKey", err)
	}
	if !after.NeedsReseal(old) || after.NeedsReseal(fresh) || len(after.Kids()) != 2 || after.Kids()[0] != before.Current() {
		t.Errorf("ring %v, old needs reseal %v, new %v", after.Kids(), after.NeedsReseal(old), after.NeedsReseal(fresh))
	}
	if before.BlindIndex(FieldName, "张") != after.BlindIndex(FieldName, "张") || before.Mac("command", "x") != after.Mac("command", "x") {
		t.Error("rotation changed an index or a MAC")
	}
	leftovers, err := filepath.Glob(path + ".new-*")
	if err != nil || len(leftovers) != 0 {
		t.Errorf("left %v, %v", leftovers, err)
	}
}

func TestANodeWithOtherKeysIsTold(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	stored := map[string]string{"k1": k.CheckValue("k1")}
	if err := k.Verify(stored); err != nil {
		t.Errorf("own keys: %v", err)
	}
	if err := k.Verify(nil); err != nil {
		t.Errorf("a fresh database: %v", err)
	}
	other := fixedRing(t)
	other.file.MAC = bytes.Repeat([]byte{9}, 32)
	for name, err := range map[string]error{
		"another root": other.Verify(stored), "a kid the ring lacks": k.Verify(map[string]string{"k2": "00"}), "no value": k.Verify(map[string]string{"k1": ""}),
	} {
		if !errors.Is(err, ErrOtherKeys) {
			t.Errorf("%s: %v, want ErrOtherKeys", name, err)
		}
	}
	if k.CheckValue("k2") != "" {
		t.Error("a check value for a key that is not there")
	}
}

func TestManyGoroutinesShareARing(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, table := range []string{"a", "b", "c"} {
				place := Place{table, "c", "1"}
				sealed, err := k.Seal(place, []byte(table))
				plain, opened := k.Open(place, sealed)
				if err := errors.Join(err, opened); err != nil || string(plain) != table {
					t.Errorf("%q, %v", plain, err)
				}
				k.BlindIndex(table, "x")
			}
		})
	}
	all.Wait()
}
