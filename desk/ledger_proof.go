package desk

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"unicode/utf8"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/record"
	"gongkai/store"
)

// Limits of one proof [C].
const (
	maxLinks    = 10
	maxProofs   = 10 // files
	maxLink     = 2000
	maxFileName = 200
)

// MaxProofFile is how large a file of a proof may be [C].
const MaxProofFile = 10 << 20

const proofKind = "proof" // of attachments

// proofOf is what a command shows; ok is false for commands that show nothing.
func proofOf(c casefile.Command) (p assignment.Proof, ok bool) {
	switch c := c.(type) {
	case assignment.Report:
		return c.Proof, true
	case assignment.Evidence:
		return c.Proof, true
	case assignment.Check:
		return c.Proof, true
	}
	return p, false
}

// provable refuses links that lead nowhere and files that are not the case's.
func (d *Desk) provable(ctx context.Context, caseID string, c casefile.Command) error {
	p, ok := proofOf(c)
	if !ok || p.Empty() {
		return nil
	}
	var bad Invalid
	if len(p.Links) > maxLinks {
		bad = append(bad, Fault{Field: "links", Code: "too_many"})
	}
	if slices.ContainsFunc(p.Links, func(l string) bool { return !WebLink(l) }) {
		bad = append(bad, Fault{Field: "links", Code: "not_a_link"})
	}
	if len(p.Files) > maxProofs {
		bad = append(bad, Fault{Field: "files", Code: "too_many"})
	}
	err := d.db.View(ctx, "files of proof", func(tx *store.Tx) error {
		for _, f := range p.Files {
			a, err := tx.FindAttachment(f.ID)
			switch {
			case errors.Is(err, store.ErrNotFound), err == nil && (a.CaseID != caseID || a.Kind != proofKind || a.Mime != f.Mime):
				bad = append(bad, Fault{Field: "files", Code: "unknown_value"})
			case err != nil:
				return err
			}
		}
		return nil
	})
	if err == nil && len(bad) > 0 {
		return bad
	}
	return err
}

// WebLink reports whether a text is an address that a browser opens, and nothing else; nobody's name and password in it.
func WebLink(text string) bool {
	u, err := url.Parse(text)
	return err == nil && len(text) <= maxLink && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

// KeepFile seals a file of a proof. Its id follows from its content: sent again after an error it is the same.
func (d *Desk) KeepFile(ctx context.Context, p auth.Person, caseID, name string, body []byte) (assignment.File, error) {
	row, on, err := d.subject(ctx, caseID)
	if err != nil {
		return assignment.File{}, err
	}
	if err := mayProve(p, row, on); err != nil {
		return assignment.File{}, err
	}
	mime, code := fileType(name, body)
	if code != "" {
		return assignment.File{}, Invalid{{Field: "files", Code: code}}
	}
	f := assignment.File{ID: casefile.Derived(caseID, "proof/"+contentOf(body)), Name: shortName(name), Mime: mime, Size: len(body)}
	err = d.record.PutFile(ctx, store.Attachment{ID: f.ID, CaseID: caseID, Kind: proofKind, Mime: mime}, body)
	return f, err
}

// mayProve: who may do one of the acts that show something.
func mayProve(p auth.Person, row store.Case, on auth.Subject) error {
	err := error(ErrNotFound)
	for _, act := range []string{assignment.CmdReport, assignment.CmdEvidence, assignment.CmdCheck} {
		if err = may(p, auth.Act(row.Kind+"."+act), on); err == nil {
			return nil
		}
	}
	return err
}

// shortName is a name without its folder, and not too long; what is cut off is cut before the extension.
func shortName(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' || name[i] == '\\' {
			name = name[i+1:]
			break
		}
	}
	name = Clean(name)
	if ext := extension(name); utf8.RuneCountInString(name) > maxFileName {
		r := []rune(name)
		name = string(r[:maxFileName-len(ext)]) + ext
	}
	return name
}

// ProofFile is a file that a case shows: what its sender called it, and its content.
type ProofFile struct {
	assignment.File
	Body []byte
}

// ProofFile opens a file that an item or a share shows; whoever may read the case may read it.
func (d *Desk) ProofFile(ctx context.Context, p auth.Person, kind casefile.Kind, caseID, fileID string) (ProofFile, error) {
	read := d.Item
	if kind == casefile.KindShare {
		read = d.Share
	}
	c, err := read(ctx, p, caseID)
	if err != nil {
		return ProofFile{}, err
	}
	for _, proof := range c.Proofs {
		i := slices.IndexFunc(proof.Files, func(f assignment.File) bool { return f.ID == fileID })
		if i < 0 {
			continue
		}
		out := ProofFile{File: proof.Files[i]}
		if out.Mime, out.Body, err = d.record.OpenFile(ctx, caseID, fileID); errors.Is(err, record.ErrUnknown) {
			out.Mime, out.Body, err = d.record.OpenFile(ctx, c.Item.CaseID, fileID) // the office showed it for several units at once
		}
		return out, err
	}
	return ProofFile{}, ErrNotFound
}

// shownIn is what an event shows.
func shownIn(e casefile.Event) assignment.Shown {
	switch e := e.(type) {
	case assignment.Reported:
		return e.Shown
	case assignment.Evidenced:
		return e.Shown
	case assignment.Checked:
		return e.Shown
	}
	return assignment.Shown{}
}

// proofsIn are the proofs of a log by the seq of their events.
func proofsIn(events []casefile.Recorded, texts map[string]string) (map[int]assignment.Proof, error) {
	out := map[int]assignment.Proof{}
	for _, r := range events {
		s := shownIn(r.Event)
		p, err := assignment.ReadProof(texts[s.ProofID])
		if err != nil {
			return nil, err
		}
		if p.PublishedOn = s.PublishedOn; !p.Empty() || !p.PublishedOn.IsZero() {
			out[r.Seq] = p
		}
	}
	return out, nil
}
