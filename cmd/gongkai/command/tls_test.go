package command

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// issue writes a certificate of its own with a serial number and answers the settings that name it.
func issue(t *testing.T, dir string, serial int64) HTTP {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(serial), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	h := HTTP{ExternalURL: "https://127.0.0.1", TLSCert: filepath.Join(dir, "cert.pem"), TLSKey: filepath.Join(dir, "key.pem")}
	for path, block := range map[string]*pem.Block{h.TLSCert: {Type: "CERTIFICATE", Bytes: der}, h.TLSKey: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

func TestPagesAreServedOverTLS(t *testing.T) {
	t.Parallel()
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l, err := issue(t, t.TempDir(), 1).secured(plain, newLog(nowhere{}))
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- serve(t.Context(), l, http.NotFoundHandler()) }()
	transport := &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // the certificate is the test's own
	answer, err := (&http.Client{Transport: transport}).Get("https://" + plain.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }() // nothing was read
	if answer.ProtoMajor != 2 || answer.TLS.PeerCertificates[0].SerialNumber.Int64() != 1 {
		t.Errorf("%s, certificate %v", answer.Proto, answer.TLS.PeerCertificates[0].SerialNumber)
	}
}

func TestARenewedCertificateIsTakenAndADamagedOneIsNot(t *testing.T) {
	t.Parallel()
	dir, now := t.TempDir(), time.Now()
	var told bytes.Buffer
	h := issue(t, dir, 1)
	c := &certificate{certFile: h.TLSCert, keyFile: h.TLSKey, log: newLog(&told), nowFunc: func() time.Time { return now }}
	if err := c.read(); err != nil {
		t.Fatal(err)
	}
	want := func(serial int64, when string) {
		t.Helper()
		pair, err := c.get(nil)
		if err != nil || pair.Leaf.SerialNumber.Int64() != serial {
			t.Errorf("%s: certificate %v, want %d, %v", when, pair.Leaf.SerialNumber, serial, err)
		}
	}
	want(1, "at first")
	issue(t, dir, 22222)
	want(1, "within ten seconds")
	now = now.Add(certificateEvery)
	want(22222, "after ten seconds")
	if err := os.WriteFile(h.TLSKey, []byte("half a key"), 0o600); err != nil {
		t.Fatal(err)
	}
	now = now.Add(certificateEvery)
	want(22222, "with a damaged key")
	if !bytes.Contains(told.Bytes(), []byte("not renewed")) {
		t.Error("nobody was told")
	}
}

func TestHalfATLSIsWrongUse(t *testing.T) {
	t.Parallel()
	for what, spoil := range map[string]func(*HTTP){
		"no key":                func(h *HTTP) { h.TLSKey = "" },
		"no address":            func(h *HTTP) { h.ExternalURL = "" },
		"an address without it": func(h *HTTP) { h.ExternalURL = "http://127.0.0.1" },
	} {
		h := issue(t, t.TempDir(), 1)
		spoil(&h)
		var u usage
		if _, err := h.secured(nil, newLog(nowhere{})); !errors.As(err, &u) {
			t.Errorf("%s: %v", what, err)
		}
	}
	h := issue(t, t.TempDir(), 1)
	h.TLSKey = "/nonexistent"
	if _, err := h.secured(nil, newLog(nowhere{})); err == nil {
		t.Error("a key that is not there")
	}
}
