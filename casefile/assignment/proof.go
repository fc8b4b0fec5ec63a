package assignment

import (
	"encoding/json"
	"fmt"

	"gongkai/casefile"
	"gongkai/civil"
)

// Proof is what shows that a duty was met: links die, so a file (a screenshot) may go with them, and the day of publication.
type Proof struct {
	Links       []string   `json:"links,omitempty"`
	Files       []File     `json:"files,omitempty"`
	PublishedOn civil.Date `json:"published_on,omitempty"`
}

// File names a sealed file of the case. Its name is what the sender called it, and is sealed like a text.
type File struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Mime string `json:"mime"`
	Size int    `json:"size"`
}

// Shown is what an event keeps of a proof: links and the names of files lie in a sealed text.
type Shown struct {
	ProofID     string     `json:"proof_id,omitempty"`
	Files       []string   `json:"files,omitempty"` // ids
	PublishedOn civil.Date `json:"published_on,omitempty"`
}

// Empty reports whether nothing is shown.
func (p Proof) Empty() bool { return len(p.Links) == 0 && len(p.Files) == 0 }

// ReadProof is a proof as its sealed text holds it; an empty text holds none.
func ReadProof(text string) (Proof, error) {
	var p Proof
	if text == "" {
		return p, nil
	}
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		return Proof{}, fmt.Errorf("proof: unreadable") // the decoder's message may quote a value
	}
	return p, nil
}

// shown seals a proof.
func shown(e casefile.Envelope, p Proof) (Shown, []casefile.Text, error) {
	out := Shown{PublishedOn: p.PublishedOn}
	if p.Empty() {
		return out, nil, nil
	}
	for _, f := range p.Files {
		out.Files = append(out.Files, f.ID)
	}
	body, err := casefile.Canonical(p)
	if err != nil {
		return out, nil, err
	}
	out.ProofID = e.ID(TextProof)
	return out, []casefile.Text{{ID: out.ProofID, Kind: TextProof, Body: string(body)}}, nil
}

// shows refuses what shows nothing, and a publication that is still to come.
func shows(e casefile.Envelope, text string, p Proof) casefile.Refusals {
	var why casefile.Refusals
	if p.Empty() {
		why = casefile.Needed("text", text)
	}
	if p.PublishedOn > e.AcceptedOn() {
		why = append(why, casefile.Refuse(casefile.InFuture, "", "published_on", "latest", e.AcceptedOn().String())...)
	}
	return why
}

// mayEvidence: as long as the share is not accepted; also where the unit reported and the office found better.
func mayEvidence(s ShareState) casefile.Guard {
	return s.guard(Owed, Back, Waiting)
}

// mayEvidenceItem: where a share lacks its consent, or the item has none: then it is the office's own.
func mayEvidenceItem(s ItemState) casefile.Guard {
	g := s.guard(Running)
	if len(s.Shares) > 0 && s.AllAccepted() {
		g.No = append(g.No, casefile.Refusal{Check: casefile.NotInThisState, Facts: map[string]string{"shares": "accepted"}})
	}
	return g
}

// evidence is report and consent in one: nobody is asked for what the office can find itself.
func evidence(s ShareState, e casefile.Envelope, c Evidence, r Rules) (casefile.Decision, error) {
	why := append(mayEvidence(s).Refuse(e.On, e.AcceptedOn()), shows(e, c.Text, c.Proof)...)
	if len(why) > 0 {
		if e.Actor == casefile.System { // the item's order came too late: somebody accepted meanwhile
			return casefile.Decision{}, nil
		}
		return casefile.Decision{}, why
	}
	proof, texts, err := shown(e, c.Proof)
	if err != nil {
		return casefile.Decision{}, err
	}
	id, said := optional(e, TextReport, c.Text)
	ev := Evidenced{TextID: id, Shown: proof, Through: max(e.On, first(s.owes))}
	s.covers = s.dueThrough(ev.Through)
	ev.Due = first(s.left())
	ev.LastWorking = r.lastWorking(ev.Due)
	return s.telling(e, ev, append(said, texts...)...)
}

// evidenceItem gives what was found to each share it speaks for; they decide in their own turn.
func evidenceItem(s ItemState, e casefile.Envelope, c Evidence) (casefile.Decision, error) {
	why := append(mayEvidenceItem(s).Refuse(e.On, e.AcceptedOn()), shows(e, c.Text, c.Proof)...)
	why = append(why, s.chosen(c.Shares)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	proof, texts, err := shown(e, c.Proof)
	if err != nil {
		return casefile.Decision{}, err
	}
	id, said := optional(e, TextReport, c.Text)
	d, err := one(Evidenced{TextID: id, Shown: proof, Shares: c.Shares}, append(said, texts...)...)
	for _, share := range c.Shares {
		order := Evidence{Text: c.Text, Proof: c.Proof}
		d.Orders = append(d.Orders, casefile.Order{Case: share, Kind: casefile.KindShare, Command: order})
	}
	return d, err
}

// chosen refuses an empty choice and shares that are not the item's; an item without shares needs none.
func (s ItemState) chosen(shares []string) casefile.Refusals {
	if len(shares) == 0 && len(s.Shares) > 0 {
		return casefile.Refuse(casefile.MissingField, "", "shares")
	}
	seen := map[string]bool{}
	for _, id := range shares {
		if _, known := s.Shares[id]; !known || seen[id] {
			return casefile.Refuse(casefile.MissingField, "", "shares")
		}
		seen[id] = true
	}
	return nil
}

// Standing reports whether duties have no end (及时更新, 持续): no date and no rhythm, or one of them said so.
func Standing(ds []Deadline) bool {
	moves := false
	for _, d := range ds {
		switch d.Kind {
		case "standing":
			return true
		case OnDate, Monthly, Quarterly:
			moves = true
		}
	}
	return !moves
}

// mayCheck: 核查 is for what has no end.
func mayCheck(s ItemState) casefile.Guard {
	g := s.guard(Running)
	if s.Seq > 0 && !Standing(s.Issue.Deadlines) {
		g.No = append(g.No, casefile.Refusal{Check: casefile.NotInThisState, Facts: map[string]string{"deadline": "dated"}})
	}
	return g.NotBefore(casefile.OutOfOrder, s.CheckedOn)
}

func check(s ItemState, e casefile.Envelope, c Check) (casefile.Decision, error) {
	why := append(mayCheck(s).Refuse(e.On, e.AcceptedOn()), shows(e, c.Text, c.Proof)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	proof, texts, err := shown(e, c.Proof)
	if err != nil {
		return casefile.Decision{}, err
	}
	id, said := optional(e, TextReport, c.Text)
	return one(Checked{TextID: id, Shown: proof}, append(said, texts...)...)
}
