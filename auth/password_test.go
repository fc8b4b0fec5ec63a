package auth

import (
	"errors"
	"strings"
	"sync"
	"testing"
)

func TestAPasswordIsVerifiedByItsHashAlone(t *testing.T) {
	t.Parallel()
	hash, err := HashPassword("四海之内 皆兄弟也 2026")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=47104,t=1,p=1$") || strings.Contains(hash, "2026 ") {
		t.Errorf("hash %s", hash)
	}
	for password, want := range map[string]bool{
		"四海之内 皆兄弟也 2026": true, "四海之内 皆兄弟也 2025": false, "": false, strings.Repeat("x", 100_000): false,
	} {
		if ok, err := VerifyPassword(hash, password); err != nil || ok != want {
			t.Errorf("%.20q: %v, %v; want %v", password, ok, err, want)
		}
	}
	again, err := HashPassword("四海之内 皆兄弟也 2026")
	if err != nil || again == hash {
		t.Errorf("two hashes of one password are the same (%v)", err)
	}
	if NeedsRehash(hash) {
		t.Error("a fresh hash needs another")
	}
}

// From the tests of the reference implementation (phc-winner-argon2, src/test.c).
func TestAHashMadeElsewhereIsUnderstood(t *testing.T) {
	t.Parallel()
	hash := "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if ok, err := VerifyPassword(hash, "password"); err != nil || !ok {
		t.Errorf("%v, %v", ok, err)
	}
	if !NeedsRehash(hash) {
		t.Error("a hash at another cost needs none")
	}
}

func TestADamagedHashIsAnErrorAndNotAWrongPassword(t *testing.T) {
	t.Parallel()
	hash, err := HashPassword("correct horse battery")
	if err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string]string{
		"empty": "", "plain": "correct horse battery", "cut": hash[:len(hash)-30], "argon2i": strings.Replace(hash, "argon2id", "argon2i", 1),
		"version": strings.Replace(hash, "v=19", "v=16", 1), "no passes": strings.Replace(hash, "t=1", "t=0", 1), "no lanes": strings.Replace(hash, "p=1", "p=0", 1),
		"much memory": strings.Replace(hash, "m=47104", "m=4294967295", 1), "spelt otherwise": strings.Replace(hash, "t=1", "t=01", 1),
		"line end": hash + "\n", "more": hash + "$x",
	} {
		ok, err := VerifyPassword(damaged, "correct horse battery")
		if ok || !errors.Is(err, ErrPasswordHash) || strings.Contains(err.Error(), "correct") {
			t.Errorf("%s: %v, %v; want ErrPasswordHash", name, ok, err)
		}
		if !NeedsRehash(damaged) {
			t.Errorf("%s: needs no rehash", name)
		}
	}
}

func TestComposedAndDecomposedLettersAreOnePassword(t *testing.T) {
	t.Parallel()
	hash, err := HashPassword("caf\u00e9 au lait")
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := VerifyPassword(hash, "cafe\u0301 au lait"); err != nil || !ok {
		t.Errorf("%v, %v", ok, err)
	}
}

func TestWhichPasswordsMayBeChosen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		password string
		want     error
	}{
		{"", PasswordTooShort},
		{"kT7!pq29x", PasswordTooShort},
		{"九个汉字不够长的呢", PasswordTooShort},
		{"十个汉字刚好够长了吧", nil},
		{strings.Repeat("长短句", 43), PasswordTooLong},
		{"ZhangSan01", PasswordIsAccount},
		{"zhangsan01", PasswordIsAccount},
		{"zhangsan2026!", PasswordIsAccount},
		{"123zhangsan", PasswordIsAccount},
		{"zhangsan likes tea", nil},
		{"1234567890", PasswordCommon},
		{"0987654321", PasswordCommon},
		{"13800001234", PasswordCommon},
		{"1111111111", PasswordCommon},
		{"aaaaaaaaaab", PasswordCommon},
		{"abcdefghijk", PasswordCommon},
		{"qwertyuiop", PasswordCommon},
		{"Password123", PasswordCommon},
		{"P@ssw0rd123", PasswordCommon},
		{"admin@2026!", PasswordCommon},
		{"woaini1314520", PasswordCommon},
		{"Gongkai2026", PasswordCommon},
		{"1q2w3e4r5t", PasswordCommon},
		{"ＰＡＳＳＷＯＲＤ１２３", PasswordCommon},
		{"correct horse battery", nil},
		{"kT7!pq29xw", nil},
	} {
		if got := CheckPassword("zhangsan01", c.password); !errors.Is(got, c.want) {
			t.Errorf("%q: %v, want %v", c.password, got, c.want)
		}
	}
	if _, err := HashPassword(strings.Repeat("x", 129)); !errors.Is(err, PasswordTooLong) {
		t.Errorf("an endless password: %v", err)
	}
}

func TestAOneTimePasswordIsReadableAndNeverTheSame(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	letters := map[rune]int{}
	for range 2000 {
		p := NewOneTimePassword()
		if len(p) != 16 || strings.ContainsAny(p, "01OI") || strings.ToUpper(p) != p || seen[p] {
			t.Fatalf("one-time password %q", p)
		}
		seen[p] = true
		for _, r := range p {
			letters[r]++
		}
		if err := CheckPassword("zhangsan", p); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
	}
	if len(letters) != 32 {
		t.Errorf("%d different letters, want 32", len(letters))
	}
	for r, n := range letters {
		if n < 800 || n > 1200 { // 1000 expected; more than six standard deviations
			t.Errorf("letter %c %d times of 32000", r, n)
		}
	}
}

func TestManyVerifyAtOnce(t *testing.T) {
	t.Parallel()
	hash, err := HashPassword("correct horse battery")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if ok, err := VerifyPassword(hash, "correct horse battery"); err != nil || !ok {
				t.Errorf("%v, %v", ok, err)
			}
			VerifyNobody("correct horse battery")
		})
	}
	all.Wait()
}

func TestATokenIsKeptAsAHash(t *testing.T) {
	t.Parallel()
	token, hash := NewToken()
	other, _ := NewToken()
	if len(token) != 43 || token == other || len(hash) != 64 || hash != HashToken(token) || strings.Contains(hash, token) {
		t.Errorf("token %s, hash %s", token, hash)
	}
	if got := HashToken("abc"); got != "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0" {
		t.Errorf("hash of abc %s, want SM3's", got)
	}
}
