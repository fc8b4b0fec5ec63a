package parts

import (
	"fmt"

	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/web/words"
)

// Proof is what a report or a check rests on: links, files, the day of publication.
type Proof struct {
	Links     []string
	Files     []ProofFile
	Published string
}

// ProofFile is a file to fetch.
type ProofFile struct{ Name, Link, Size string }

// Any reports whether there is something to show.
func (p Proof) Any() bool { return len(p.Links) > 0 || len(p.Files) > 0 || p.Published != "" }

// ProofOf is a proof of the case at an address.
func ProofOf(p assignment.Proof, of string, today civil.Date) Proof {
	out := Proof{Links: p.Links}
	if !p.PublishedOn.IsZero() {
		out.Published = words.Day(p.PublishedOn, today)
	}
	for _, f := range p.Files {
		out.Files = append(out.Files, ProofFile{Name: f.Name, Link: of + "/files/" + f.ID, Size: Size(f.Size)})
	}
	return out
}

// Size is a number of bytes as people say it.
func Size(n int) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d 字节", n)
	case n < 1<<20:
		return fmt.Sprintf("%d KB", (n+512)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// ProofForm asks for a proof.
type ProofForm struct {
	Links, Published Field
	Kept             []KeptFile
	Error            string // beside the files
}

// KeptFile is a file that was uploaded already.
type KeptFile struct{ Value, Name, Size string }

// Ticks are boxes of which several may be ticked.
type Ticks struct {
	Name, Label, Hint, Error string
	Options                  []Option
}

// Tick marks the options with some values.
func Tick(options []Option, values []string) []Option {
	chosen := map[string]bool{}
	for _, v := range values {
		chosen[v] = true
	}
	out := make([]Option, len(options))
	for i, o := range options {
		o.Chosen = chosen[o.Value]
		out[i] = o
	}
	return out
}
