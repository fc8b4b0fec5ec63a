package api

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// Upload is a text file sent as it is or as the part "file" of a form. It is read here, and not by huma, which knows one type of body
// for a route and keeps parts of a form on disk.
type Upload struct {
	text []byte
}

const (
	maxFile     = 5 << 20
	maxEnvelope = 64 << 10 // of a form around the file
)

// Resolve reads the body; huma calls it when everything else is bound.
func (u *Upload) Resolve(ctx huma.Context) []error {
	var err error
	if u.text, err = readUpload(ctx.Header("Content-Type"), ctx.BodyReader()); err != nil {
		return []error{problemOf(err)}
	}
	return nil
}

func readUpload(contentType string, body io.Reader) ([]byte, error) {
	kind, params, err := mime.ParseMediaType(contentType)
	switch {
	case err != nil:
		return nil, errMedia
	case kind == "text/plain":
		return readAtMost(body, maxFile)
	case kind == "multipart/form-data":
		return readPart(multipart.NewReader(io.LimitReader(body, maxFile+maxEnvelope), params["boundary"]))
	}
	return nil, errMedia
}

func readPart(form *multipart.Reader) ([]byte, error) {
	for {
		part, err := form.NextPart()
		if err != nil {
			return nil, bodyFault(err)
		}
		if part.FormName() == "file" {
			return readAtMost(part, maxFile)
		}
	}
}

func readAtMost(r io.Reader, most int64) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, bodyFault(err)
	case int64(len(text)) > most:
		return nil, errTooLarge
	}
	return text, nil
}

func bodyFault(err error) error {
	var slow net.Error
	if errors.As(err, &slow) && slow.Timeout() {
		return errSlow
	}
	return errMalformed
}

// describeUpload documents what Resolve reads: huma cannot see it.
func (s *server) describeUpload(path string) {
	text := &huma.Schema{Type: huma.TypeString}
	form := &huma.Schema{Type: huma.TypeObject, Required: []string{"file"},
		Properties: map[string]*huma.Schema{"file": {Type: huma.TypeString, Format: "binary"}}}
	op := s.huma.OpenAPI().Paths[path].Post
	op.RequestBody = &huma.RequestBody{Required: true, Description: "通知的文本文件，UTF-8 或 GB18030，不超过 5 MiB",
		Content: map[string]*huma.MediaType{"text/plain": {Schema: text}, "multipart/form-data": {Schema: form}}}
	op.Responses[statusText(http.StatusRequestEntityTooLarge)].Description = "文件超过 5 MiB"
}
