package record

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"gongkai/casefile"
	"gongkai/seal"
	"gongkai/store"
)

// SignedText is a warning taken upon oneself, with the reason as it was typed (带风险签发).
type SignedText struct{ Check, Reason string }

// sealedCommand is what commands.body holds while a command waits.
type sealedCommand struct {
	Command json.RawMessage `json:"command"`
	Signed  []SignedText    `json:"signed,omitempty"`
}

// sealBody seals a command's content into its row and sets the MAC by which a reused id is told.
func (r *Recorder) sealBody(c *store.Command, cmd casefile.Command, signed []SignedText) error {
	body, err := casefile.Canonical(cmd)
	if err != nil {
		return err
	}
	whole, err := casefile.Canonical(sealedCommand{body, signed})
	if err != nil {
		return err
	}
	c.BodyMAC = r.mac(*c, whole)
	c.Body, err = r.keys.Seal(place("commands", "body", c.ID), whole)
	return err
}

// mac is over everything by which a repeated command must be the same: kind, case, actor, legal date, body.
func (r *Recorder) mac(c store.Command, body []byte) string {
	head := fmt.Sprintf("%s|%s|%s|%s|%s|", c.CaseKind, c.Kind, c.CaseID, c.Actor, c.On)
	return r.keys.Mac("command", head+string(body))
}

// ErrErased says that what a command held is gone: it was done, or refused long ago.
var ErrErased = errors.New("the command's text was erased")

// OpenCommand reads a kept command whose text was not erased.
func (r *Recorder) OpenCommand(ctx context.Context, id string) (c store.Command, cmd casefile.Command, signed []SignedText, err error) {
	err = r.db.View(ctx, "open command", func(tx *store.Tx) error {
		if c, err = tx.FindCommand(id); err != nil {
			return err
		}
		if c.Body == "" {
			return ErrErased
		}
		b, err := r.head(tx)
		if err != nil {
			return err
		}
		f, err := b.file(c.CaseKind)
		if err != nil {
			return err
		}
		cmd, signed, err = r.openCommand(f, c)
		return err
	})
	return c, cmd, signed, err
}

// openCommand unseals a command and the reasons signed with it.
func (r *Recorder) openCommand(f casefile.File, c store.Command) (casefile.Command, []SignedText, error) {
	plain, err := r.keys.Open(place("commands", "body", c.ID), c.Body)
	if err != nil {
		return nil, nil, fmt.Errorf("unseal command: %w", err)
	}
	var whole sealedCommand
	if err := casefile.Strict(plain, &whole); err != nil {
		return nil, nil, err
	}
	cmd, err := f.ReadCommand(c.Kind, c.V, whole.Command)
	return cmd, whole.Signed, err
}

// signedIDs are the warnings that somebody took upon himself; one without a reason is not signed.
func signedIDs(e casefile.Envelope, signed []SignedText) []casefile.Signed {
	var out []casefile.Signed
	for _, t := range signed {
		if strings.TrimSpace(t.Reason) != "" {
			out = append(out, casefile.Signed{Check: t.Check, ReasonID: reasonID(e, t.Check)})
		}
	}
	return out
}

func reasonID(e casefile.Envelope, check string) string { return e.ID("signed/" + check) }

// textSigned is the kind of a reason given against a warning.
const textSigned = "signed"

// withReasons are a decision's texts and the reasons that its events cite; a reason for a warning that never arose is not kept.
func withReasons(d casefile.Decision, e casefile.Envelope, signed []SignedText) ([]casefile.Text, error) {
	texts, kept := d.Texts, map[string]bool{}
	for _, ev := range d.Events {
		body, err := casefile.Canonical(ev)
		if err != nil {
			return nil, err
		}
		for _, t := range signed {
			id := reasonID(e, t.Check)
			if !kept[id] && bytes.Contains(body, []byte(id)) {
				kept[id] = true
				texts = append(texts, casefile.Text{ID: id, Kind: textSigned, Body: t.Reason})
			}
		}
	}
	return texts, nil
}

func place(table, column, row string) seal.Place {
	return seal.Place{Table: table, Column: column, Row: row}
}

// keepSealed writes the texts and the party of a decision, and the entries by which the case is found.
func (s *sitting) keepSealed(e casefile.Envelope, d casefile.Decision) error {
	texts := make([]store.Text, 0, len(d.Texts))
	var blind []store.BlindEntry
	for _, t := range d.Texts {
		body, err := s.keys.Seal(place("texts", "body", t.ID), []byte(t.Body))
		if err != nil {
			return err
		}
		texts = append(texts, store.Text{ID: t.ID, CaseID: s.row.ID, Kind: t.Kind, At: e.RecordedAt, Body: body})
		if t.Kind == "request" {
			blind = append(blind, s.blind(seal.FieldRequest, t.Body)...)
		}
	}
	if err := s.tx.InsertTexts(texts); err != nil {
		return err
	}
	if d.Party != nil {
		if err := s.keepParty(e.RecordedAt, *d.Party); err != nil {
			return err
		}
		blind = append(blind, s.blindParty(*d.Party)...)
	}
	return s.tx.AddBlind(blind)
}

// blindParty lets a case be found by everyone who applies: applicant, agent, co-applicants.
func (s *sitting) blindParty(p casefile.Party) []store.BlindEntry {
	var out []store.BlindEntry
	seen := map[store.BlindEntry]bool{}
	for _, who := range p.Everyone() {
		for _, x := range []struct{ field, value string }{{seal.FieldName, who.Name}, {seal.FieldDocument, who.DocNumber}, {seal.FieldPhone, who.Phone}} {
			for _, e := range s.blind(x.field, x.value) {
				if !seen[e] { // two may share a telephone
					seen[e] = true
					out = append(out, e)
				}
			}
		}
	}
	return out
}

func (s *sitting) blind(field, value string) []store.BlindEntry {
	index := s.keys.BlindIndex(field, value)
	if index == "" {
		return nil
	}
	return []store.BlindEntry{{CaseID: s.row.ID, Field: field, Value: index}}
}

// sealedDocument is the document of a party, in its own column.
type sealedDocument struct {
	Kind   string `json:"kind,omitempty"`
	Number string `json:"number,omitempty"`
}

// sealedAddress is how the party is reached, and everyone else who takes part. Rows of before the later fields read the same.
type sealedAddress struct {
	Address  string `json:"address,omitempty"`
	Postcode string `json:"postcode,omitempty"`
	Email    string `json:"email,omitempty"`
	Contact  string `json:"contact,omitempty"`

	LegalRep     string            `json:"legal_rep,omitempty"`
	Workplace    string            `json:"workplace,omitempty"`
	Fax          string            `json:"fax,omitempty"`
	Delivery     string            `json:"delivery_address,omitempty"`
	Agent        *casefile.Agent   `json:"agent,omitempty"`
	CoApplicants []casefile.Person `json:"co_applicants,omitempty"`
	Spokesman    string            `json:"spokesman,omitempty"`
}

func (s *sitting) keepParty(at time.Time, p casefile.Party) error {
	document, err := casefile.Canonical(sealedDocument{p.DocKind, p.DocNumber})
	if err != nil {
		return err
	}
	address, err := casefile.Canonical(sealedAddress{Address: p.Address, Postcode: p.Postcode, Email: p.Email, Contact: p.Contact, LegalRep: p.LegalRep,
		Workplace: p.Workplace, Fax: p.Fax, Delivery: p.Delivery, Agent: p.Agent, CoApplicants: p.CoApplicants, Spokesman: p.Spokesman})
	if err != nil {
		return err
	}
	row := store.Party{ID: p.ID, CaseID: s.row.ID, At: at}
	for _, column := range []struct {
		name string
		to   *string
		from []byte
	}{{"name", &row.Name, []byte(p.Name)}, {"document", &row.Document, document}, {"phone", &row.Phone, []byte(p.Phone)}, {"address", &row.Address, address}} {
		if *column.to, err = s.keys.Seal(place("parties", column.name, p.ID), column.from); err != nil {
			return err
		}
	}
	return s.tx.InsertParty(row)
}

// Texts unseals passages by id.
func (r *Recorder) Texts(ctx context.Context, ids ...string) (map[string]string, error) {
	out := make(map[string]string, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	err := r.db.View(ctx, "read texts", func(tx *store.Tx) error {
		rows, err := tx.Texts(ids...)
		if err != nil {
			return err
		}
		for _, row := range rows {
			plain, err := r.keys.Open(place("texts", "body", row.ID), row.Body)
			if err != nil {
				return fmt.Errorf("text %s: %w", row.ID, err)
			}
			out[row.ID] = string(plain)
		}
		return nil
	})
	return out, err
}

// Parties unseals who applies, by id.
func (r *Recorder) Parties(ctx context.Context, ids ...string) (map[string]casefile.Party, error) {
	out := make(map[string]casefile.Party, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	err := r.db.View(ctx, "read parties", func(tx *store.Tx) error {
		rows, err := tx.Parties(ids...)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if out[row.ID], err = r.openParty(row); err != nil {
				return fmt.Errorf("party %s: %w", row.ID, err)
			}
		}
		return nil
	})
	return out, err
}

func (r *Recorder) openParty(row store.Party) (casefile.Party, error) {
	var plain [4][]byte
	for i, c := range []struct{ name, sealed string }{{"name", row.Name}, {"document", row.Document}, {"phone", row.Phone}, {"address", row.Address}} {
		b, err := r.keys.Open(place("parties", c.name, row.ID), c.sealed)
		if err != nil {
			return casefile.Party{}, err
		}
		plain[i] = b
	}
	var d sealedDocument
	var a sealedAddress
	if err := casefile.Strict(plain[1], &d); err != nil {
		return casefile.Party{}, err
	}
	if err := casefile.Strict(plain[3], &a); err != nil {
		return casefile.Party{}, err
	}
	return casefile.Party{ID: row.ID, Name: string(plain[0]), DocKind: d.Kind, DocNumber: d.Number, Phone: string(plain[2]),
		Address: a.Address, Postcode: a.Postcode, Email: a.Email, Contact: a.Contact, LegalRep: a.LegalRep, Workplace: a.Workplace, Fax: a.Fax,
		Delivery: a.Delivery, Agent: a.Agent, CoApplicants: a.CoApplicants, Spokesman: a.Spokesman}, nil
}

// SealText seals a passage that is no part of a decision (the reason of a look, a rendered letter).
func (r *Recorder) SealText(table, column, row string, plain []byte) (string, error) {
	return r.keys.Seal(place(table, column, row), plain)
}

// OpenText undoes SealText.
func (r *Recorder) OpenText(table, column, row, sealed string) ([]byte, error) {
	return r.keys.Open(place(table, column, row), sealed)
}

// Blind is the blind index of a value, for a search.
func (r *Recorder) Blind(field, value string) string { return r.keys.BlindIndex(field, value) }
