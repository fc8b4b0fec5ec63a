package desk

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"gongkai/readers/notice"
)

// contentOf tells one content from another.
func contentOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// fileType is the type of a file by its content, or a code for why it is not taken: the extension must say what the content is, for a
// reader opens what the extension says.
func fileType(name string, body []byte) (mime, code string) {
	ext := extension(name)
	want, known := fileTypes()[ext]
	switch {
	case len(body) == 0:
		return "", "empty_file"
	case len(body) > MaxProofFile:
		return "", "file_too_large"
	case !known:
		return "", "bad_type"
	case !want.is(body):
		return "", "lying_type"
	}
	return want.mime, ""
}

type kindOfFile struct {
	mime string
	is   func([]byte) bool
}

// fileTypes are what may be shown: pictures, documents that carry no program, plain text.
func fileTypes() map[string]kindOfFile {
	const office = "application/vnd.openxmlformats-officedocument."
	return map[string]kindOfFile{
		".png":  {"image/png", begins("\x89PNG\r\n\x1a\n")},
		".jpg":  {"image/jpeg", begins("\xff\xd8\xff")},
		".jpeg": {"image/jpeg", begins("\xff\xd8\xff")},
		".pdf":  {"application/pdf", begins("%PDF-")},
		".docx": {office + "wordprocessingml.document", packed("[Content_Types].xml", "word/document.xml")},
		".xlsx": {office + "spreadsheetml.sheet", packed("[Content_Types].xml", "xl/workbook.xml")},
		".ofd":  {"application/ofd", packed("OFD.xml")},
		".txt":  {"text/plain; charset=utf-8", plain},
	}
}

func begins(with string) func([]byte) bool {
	return func(body []byte) bool { return bytes.HasPrefix(body, []byte(with)) }
}

func plain(body []byte) bool {
	_, err := notice.Decode(body)
	return err == nil
}

// packed reads the list of a zip's files and none of them: it must have these, and no macros.
func packed(parts ...string) func([]byte) bool {
	const most = 5000
	return func(body []byte) bool {
		z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil || len(z.File) > most {
			return false
		}
		has := map[string]bool{}
		for _, f := range z.File {
			if strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") {
				return false
			}
			has[f.Name] = true
		}
		for _, p := range parts {
			if !has[p] {
				return false
			}
		}
		return true
	}
}
