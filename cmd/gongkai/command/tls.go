package command

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync"
	"time"
)

// secured is the listener for pages and API: TLS where a certificate is named, plain behind a proxy.
func (h HTTP) secured(l net.Listener, log *slog.Logger) (net.Listener, error) {
	switch {
	case h.TLSCert == "" && h.TLSKey == "":
		return l, nil
	case h.TLSCert == "" || h.TLSKey == "":
		return nil, misuse("GONGKAI_TLS_CERT 与 GONGKAI_TLS_KEY 须同时设置")
	case !strings.HasPrefix(h.ExternalURL, "https://"):
		return nil, misuse("已设 GONGKAI_TLS_CERT：请同时把 GONGKAI_EXTERNAL_URL 设为浏览器所用的 https:// 地址，登录才只走加密连接")
	}
	c := &certificate{certFile: h.TLSCert, keyFile: h.TLSKey, log: log}
	if err := c.read(); err != nil {
		return nil, err
	}
	return tls.NewListener(l, &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}, GetCertificate: c.get}), nil
}

// certificateEvery is how often the files are looked at for a renewed certificate; no signal and no restart is needed.
const certificateEvery = 10 * time.Second

// certificate is read from two files, and again when they have changed.
type certificate struct {
	certFile, keyFile string
	log               *slog.Logger

	mu      sync.Mutex
	pair    *tls.Certificate
	stamp   string // size and time of both files when they were read
	lookAt  time.Time
	nowFunc func() time.Time // tests; nil: time.Now
}

// read loads both files. A pair that does not fit is an error, and the one before stays.
func (c *certificate) read() error {
	stamp := c.seen()
	pair, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err != nil {
		return fmt.Errorf("证书 %s 或其私钥 %s 不能使用，请检查两个文件是否存在、可读、成对：%w", c.certFile, c.keyFile, err)
	}
	c.pair, c.stamp = &pair, stamp
	return nil
}

// seen changes when either file does.
func (c *certificate) seen() string {
	var b strings.Builder
	for _, path := range []string{c.certFile, c.keyFile} {
		if info, err := os.Stat(path); err == nil { // follows links: certbot renews by changing one
			fmt.Fprintf(&b, "%d %d;", info.Size(), info.ModTime().UnixNano())
		}
	}
	return b.String()
}

// get is asked at each handshake. While the files are being replaced they may not fit: the old certificate goes on serving.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	if now.Before(c.lookAt) {
		return c.pair, nil
	}
	c.lookAt = now.Add(certificateEvery)
	if c.seen() == c.stamp {
		return c.pair, nil
	}
	if err := c.read(); err != nil {
		c.log.Error("certificate not renewed", "error", err)
	} else {
		c.log.Info("certificate renewed")
	}
	return c.pair, nil
}

func (c *certificate) now() time.Time {
	if c.nowFunc != nil {
		return c.nowFunc()
	}
	return time.Now()
}
