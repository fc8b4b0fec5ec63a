package seal

import (
	"bytes"
	"crypto/cipher"
	"encoding/hex"
	"testing"

	"github.com/emmansun/gmsm/sm3"
	"github.com/emmansun/gmsm/sm4"
)

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// GB/T 32905-2016 appendix A.1.
func TestSM3OfABC(t *testing.T) {
	t.Parallel()
	want := "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
	if got := sm3.Sum([]byte("abc")); hex.EncodeToString(got[:]) != want {
		t.Errorf("SM3(abc) = %x, want %s", got, want)
	}
}

// RFC 8998 appendix A.1.
func TestSM4GCMOfRFC8998(t *testing.T) {
	t.Parallel()
	key := unhex(t, "0123456789abcdeffedcba9876543210")
	nonce := unhex(t, "00001234567800000000abcd")
	aad := unhex(t, "feedfacedeadbeeffeedfacedeadbeefabaddad2")
	plain := unhex(t, "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa")
	want := unhex(t, "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"+
		"83de3541e4c2b58177e065a9bf7b62ec")
	block, err := sm4.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		t.Fatal(err)
	}
	if got := gcm.Seal(nil, nonce, plain, aad); !bytes.Equal(got, want) {
		t.Errorf("SM4-GCM = %x, want %x", got, want)
	}
}

// The keys of an installation must come out the same for ever. The first three agree with OpenSSL 3:
//
//	openssl kdf -keylen 16 -kdfopt digest:SM3 -kdfopt hexkey:0101… -kdfopt info:"gongkai seal v1 data|parties" HKDF
const (
	frozenDataKey = "9a5837347e8bdc88790dd2f6ac8e4f02"
	frozenIndex   = "236cb8c7ada2b284ee3584144a37d554db1b0c5c7d7b00145c58b9e4196fef69"
	frozenMAC     = "d5ed94193f46f56547a5bae9c41325eb17c05fc2abb86f2d42010b7cd36f3299"
	frozenCheck   = "aea976fe8395bd8daddc6a189fc3d487def4c49054e056c686ac0daab565659f"
	frozenSealed  = "v1.k1.JsPzVTR8xn494Obl.c2YNCnxL8diDMPl5qCDPFCYCf0ER0JZuN01CaA"
)

func TestDerivedKeysAreFrozen(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	for name, c := range map[string]struct{ got, want string }{
		"data key":    {hex.EncodeToString(k.derive(k.keks["k1"], "data", "parties", dataKey)), frozenDataKey},
		"blind index": {k.BlindIndex(FieldName, "张三示例"), frozenIndex},
		"mac":         {k.Mac("command", "body"), frozenMAC},
		"check value": {k.CheckValue("k1"), frozenCheck},
	} {
		if c.got != c.want {
			t.Errorf("%s %s, want %s", name, c.got, c.want)
		}
	}
	plain, err := k.Open(Place{"parties", "name", "p1"}, frozenSealed)
	if err != nil || string(plain) != "张三示例" {
		t.Errorf("a value sealed by the first release opens as %q, %v", plain, err)
	}
}

// fixedRing has secrets that are no secrets.
func fixedRing(t *testing.T) *Keyring {
	t.Helper()
	k, err := open(keyFile{
		Format: 1, Keys: []keyEntry{{KID: "k1", KEK: bytes.Repeat([]byte{1}, 32)}},
		Index: bytes.Repeat([]byte{2}, 32), MAC: bytes.Repeat([]byte{3}, 32),
	})
	if err != nil {
		t.Fatal(err)
	}
	return k
}
