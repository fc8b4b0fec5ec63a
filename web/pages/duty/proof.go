package duty

import (
	"errors"
	"io"
	"mime/multipart"
	"strconv"
	"strings"

	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// maxUpload is a form with some files.
const maxUpload = 4*desk.MaxProofFile + 1<<20

// answers are what was typed, ticked and uploaded.
type answers struct {
	form.Typed
	kept   []assignment.File // uploaded already
	shares []string          // of the units that the act speaks for
}

// proof is what was typed and uploaded; an empty line is no link.
func (f answers) proof() assignment.Proof {
	p := assignment.Proof{Files: f.kept, PublishedOn: f.day("published_on")}
	for line := range strings.Lines(f.Typed["links"]) {
		if link := strings.TrimSpace(line); link != "" {
			p.Links = append(p.Links, link)
		}
	}
	return p
}

// day is a date that Command has checked.
func (f answers) day(name string) civil.Date {
	d, _ := parts.ReadDate(f.Typed[name])
	return d
}

// keptValue is a file in a form: id, type, size and name. What it says is checked against what was stored.
func keptValue(f assignment.File) string {
	return strings.Join([]string{f.ID, f.Mime, strconv.Itoa(f.Size), f.Name}, "|")
}

func keptIn(values []string) []assignment.File {
	var out []assignment.File
	for _, v := range values {
		x := strings.SplitN(v, "|", 4)
		if len(x) != 4 {
			continue
		}
		size, err := strconv.Atoi(x[2])
		if err == nil && size > 0 {
			out = append(out, assignment.File{ID: x[0], Mime: x[1], Size: size, Name: desk.Clean(x[3])})
		}
	}
	return out
}

// receive reads a form that may bring files. They are kept in memory, never on disk.
func (c *call) receive() error {
	if !c.def.proves {
		return nil
	}
	return form.Receive(c.Visit, maxUpload)
}

// upload seals the files that came; each that cannot be taken is a fault, the others stay.
func (c *call) upload() (desk.Invalid, error) {
	if !c.def.proves || c.C.Request.MultipartForm == nil {
		return nil, nil
	}
	var bad desk.Invalid
	for _, h := range c.C.Request.MultipartForm.File["files"] {
		if h.Filename == "" {
			continue
		}
		f, err := c.keep(h)
		var fault desk.Invalid
		switch {
		case errors.As(err, &fault):
			bad = append(bad, fault...)
		case err != nil:
			return nil, err
		default:
			c.keepFile(f)
		}
	}
	return bad, nil
}

// keepFile adds a file; the same one sent twice is one.
func (c *call) keepFile(file assignment.File) {
	for i, k := range c.kept {
		if k.ID == file.ID {
			c.kept[i] = file
			return
		}
	}
	c.kept = append(c.kept, file)
}

func (c *call) keep(h *multipart.FileHeader) (assignment.File, error) {
	if h.Size > desk.MaxProofFile {
		return assignment.File{}, desk.Invalid{{Field: "files", Code: "file_too_large"}}
	}
	r, err := h.Open()
	if err != nil {
		return assignment.File{}, desk.Invalid{{Field: "files", Code: "unreadable"}}
	}
	body, err := io.ReadAll(r)
	_ = r.Close() // it was only read
	if err != nil {
		return assignment.File{}, desk.Invalid{{Field: "files", Code: "unreadable"}}
	}
	return c.Desk.KeepFile(c.Ctx(), c.Person, c.Param("id"), h.Filename, body)
}

// proofForm is the part of the form that asks for links and files; nil where the act needs none.
func (c *call) proofForm(p parts.Problems) *parts.ProofForm {
	if !c.def.proves {
		return nil
	}
	links := form.Optional(area(p, "links", "链接", "公开页面的网址，一行一个", c.Typed["links"]))
	links.Rows = 2
	published := form.Optional(c.Date(p, "published_on"))
	published.From = ""
	out := &parts.ProofForm{Links: links, Error: p.Of("files"), Published: published}
	for _, f := range c.kept {
		out.Kept = append(out.Kept, parts.KeptFile{Value: keptValue(f), Name: f.Name, Size: parts.Size(f.Size)})
	}
	return out
}

// units are the item's units of which the act speaks; nil where it speaks of none.
func (c *call) units(p parts.Problems) *parts.Ticks {
	if !c.def.picks || len(c.c.Item.Shares) == 0 {
		return nil
	}
	out := &parts.Ticks{Name: "shares", Label: "说明哪些单位已经落实", Hint: "只列还没有认可的单位", Error: p.Of("shares")}
	for _, s := range c.c.Item.Shares {
		if stage := assignment.Stage(s.Stage); stage != assignment.Done {
			out.Options = append(out.Options, parts.Option{Value: s.CaseID, Label: s.Unit, Hint: words.ShareStage(stage, s.Asked)})
		}
	}
	out.Options = parts.Tick(out.Options, c.shares)
	return out
}

// lacking are the item's shares that are not accepted.
func (c *call) lacking() []string {
	var out []string
	for _, s := range c.c.Item.Shares {
		if assignment.Stage(s.Stage) != assignment.Done {
			out = append(out, s.CaseID)
		}
	}
	return out
}
