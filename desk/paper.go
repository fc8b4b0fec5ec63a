package desk

import (
	"context"
	"errors"
	"slices"
	"strings"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/store"
)

// scanKind is the kind of an attachment that shows a paper: a signed 呈批单, a 送达回证, the post's proof of delivery.
const scanKind = "scan"

// Scan is a sealed picture of a paper.
type Scan struct {
	ID, Name, Mime string
	Size           int
}

// paperOf is the signature on paper that a command brings, and the scan it rests on.
func paperOf(c casefile.Command) (p *application.Paper, scan string) {
	switch c := c.(type) {
	case application.Pass:
		p = c.Paper
	case application.Countersign:
		p = c.Paper
	case application.Sign:
		p = c.Paper
	case application.Deliver:
		p = c.Paper
	case application.RecordService:
		return nil, c.Scan
	}
	if p != nil {
		scan = p.Scan
	}
	return p, scan
}

// actOf is what the policy is asked about a command. What others signed on paper is entered by whoever may enter it; the roles of the
// act itself are asked of the signer. A delivery is an act of its own, whoever took its warning upon himself.
func actOf(kind string, c casefile.Command) auth.Act {
	if p, _ := paperOf(c); p != nil && c.CommandKind() != application.CmdDeliver {
		return auth.EnterPaper
	}
	return auth.Act(kind + "." + c.CommandKind())
}

// onPaper checks what a command says of papers: the scan is one of the case, the signer somebody of the office who may do the act
// himself. A name is typed only for somebody who has no account: the rules that hold between people cannot be asked of a name.
func (d *Desk) onPaper(ctx context.Context, on auth.Subject, caseID string, c casefile.Command) error {
	p, scan := paperOf(c)
	if p == nil && scan == "" {
		return nil
	}
	var bad Invalid
	err := d.db.View(ctx, "check paper", func(tx *store.Tx) error {
		if scan != "" {
			a, err := tx.FindAttachment(scan)
			switch {
			case errors.Is(err, store.ErrNotFound), err == nil && (a.CaseID != caseID || a.Kind != scanKind):
				bad = append(bad, Fault{Field: "scan", Code: "unknown_value"})
			case err != nil:
				return err
			}
		}
		if p == nil {
			return nil
		}
		signers, err := d.signers(tx, on, c.CommandKind())
		if err != nil {
			return err
		}
		if p.Signer != "" && !slices.ContainsFunc(signers, func(x Choice) bool { return x.ID == p.Signer }) {
			bad = append(bad, Fault{Field: "signer", Code: "unknown_value"})
		}
		if name := strings.TrimSpace(p.Name); name != "" {
			everybody, err := d.staff(tx, on.AgencyID, auth.Roles()...)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(everybody, func(x Choice) bool { return x.Display == name }) {
				bad = append(bad, Fault{Field: "signer_name", Code: "has_account"})
			}
		}
		return nil
	})
	if err == nil && len(bad) > 0 {
		return bad
	}
	return err
}

// Signers are those whose signature on paper counts for an act: whoever may do it himself.
func (d *Desk) Signers(ctx context.Context, p auth.Person, kind string) (out []Choice, err error) {
	err = d.db.View(ctx, "list signers", func(tx *store.Tx) (err error) {
		out, err = d.signers(tx, auth.Subject{AgencyID: p.AgencyID}, kind)
		return err
	})
	return out, err
}

func (d *Desk) signers(tx *store.Tx, on auth.Subject, kind string) ([]Choice, error) {
	if kind == application.CmdDeliver { // a warning is signed by who reviewed or signed the reply
		return d.staff(tx, on.AgencyID, auth.Reviewer, auth.Signer)
	}
	var roles []auth.Role
	for _, r := range auth.Policy() {
		if r.Act == auth.Act(string(casefile.KindApplication)+"."+kind) {
			roles = append(roles, r.Roles...)
		}
	}
	return d.staff(tx, on.AgencyID, roles...)
}

// staff are the active people of an agency who have one of some roles, each once.
func (d *Desk) staff(tx *store.Tx, agency string, roles ...auth.Role) ([]Choice, error) {
	units, err := tx.AgencyUnits(agency)
	if err != nil {
		return nil, err
	}
	var out []Choice
	for _, r := range roles {
		people, err := tx.AccountsWithRole(units, string(r))
		if err != nil {
			return nil, err
		}
		for _, a := range people {
			if !slices.ContainsFunc(out, func(x Choice) bool { return x.ID == a.ID }) {
				out = append(out, Choice{ID: a.ID, Display: a.Display})
			}
		}
	}
	return out, nil
}

// KeepScan seals a picture of a paper. Its id follows from its content: sent again after an error it is the same.
func (d *Desk) KeepScan(ctx context.Context, p auth.Person, caseID, name string, body []byte) (Scan, error) {
	row, on, err := d.subject(ctx, caseID)
	if err != nil {
		return Scan{}, err
	}
	if row.Kind != string(casefile.KindApplication) {
		return Scan{}, ErrNotFound
	}
	if err := mayScan(p, on); err != nil {
		return Scan{}, err
	}
	mime, code := fileType(name, body)
	if code == "" && !slices.Contains([]string{"application/pdf", "image/jpeg", "image/png"}, mime) {
		code = "not_a_scan"
	}
	if code != "" {
		return Scan{}, Invalid{{Field: "scan", Code: code}}
	}
	s := Scan{ID: casefile.Derived(caseID, "scan/"+contentOf(body)), Name: shortName(name), Mime: mime, Size: len(body)}
	return s, d.record.PutFile(ctx, store.Attachment{ID: s.ID, CaseID: caseID, Kind: scanKind, Mime: mime}, body)
}

// mayScan: who may do one of the acts that rest on a paper.
func mayScan(p auth.Person, on auth.Subject) error {
	var err error
	for _, act := range ScanActs() {
		if err = may(p, act, on); err == nil {
			return nil
		}
	}
	return err
}

// ScanActs are the acts that rest on a paper.
func ScanActs() []auth.Act {
	return []auth.Act{auth.EnterPaper, "application.record-service", "application.deliver"}
}
