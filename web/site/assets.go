package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"
)

// Asset is a file that pages link to.
type Asset struct {
	Name string // desk.css
	Body []byte
}

// assets are files under addresses that name their content: they may be kept for ever.
type assets struct {
	byName map[string]asset
}

type asset struct {
	address, mime string
	body, zipped  []byte
}

func newAssets(files []Asset) (assets, error) {
	out := assets{byName: map[string]asset{}}
	for _, f := range files {
		sum := sha256.Sum256(f.Body)
		zipped, err := zip(f.Body)
		if err != nil {
			return out, fmt.Errorf("asset %s: %w", f.Name, err)
		}
		out.byName[f.Name] = asset{address: "/assets/" + hex.EncodeToString(sum[:8]) + "/" + f.Name, mime: mimeOf(f.Name), body: f.Body, zipped: zipped}
	}
	return out, nil
}

func zip(body []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil { // before the bytes are taken: closing writes the end
		return nil, err
	}
	return b.Bytes(), nil
}

func mimeOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return "application/octet-stream"
}

// address is where an asset lies; templates call it, so a wrong name fails in the test that executes them all.
func (a assets) address(name string) (string, error) {
	f, ok := a.byName[name]
	if !ok {
		return "", fmt.Errorf("no asset %s", name)
	}
	return f.address, nil
}

func (a assets) serve(c *gin.Context) {
	f, ok := a.byName[c.Param("name")]
	if !ok || f.address != c.Request.URL.Path {
		c.Status(http.StatusNotFound)
		return
	}
	h := c.Writer.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept-Encoding")
	body := f.body
	if strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") && len(f.zipped) < len(f.body) {
		h.Set("Content-Encoding", "gzip")
		body = f.zipped
	}
	c.Data(http.StatusOK, f.mime, body)
}
