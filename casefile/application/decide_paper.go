package application

import (
	"slices"
	"strings"
	"time"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/review"
)

// contact writes down what was said. It asks for no more than a witness would: when, how, what.
func contact(s State, e casefile.Envelope, c Contact) (casefile.Decision, error) {
	why := append(mayNote(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("content", c.Content)...)
	if !slices.Contains(ContactWays(), c.Way) {
		why = append(why, casefile.Refuse(casefile.MissingField, "", "way")...)
	}
	if at, err := time.Parse("15:04", c.Time); err != nil || at.Format("15:04") != c.Time {
		why = append(why, casefile.Refuse(casefile.MissingField, "", "time")...)
	}
	if len(why) > 0 {
		return refused(why)
	}
	body, err := casefile.Canonical(c.ContactText)
	if err != nil {
		return casefile.Decision{}, err
	}
	id := e.ID(TextContact)
	return one(Contacted{Time: c.Time, Way: c.Way, TextID: id}, casefile.Text{ID: id, Kind: TextContact, Body: string(body)})
}

// ReadContact opens the sealed part of a 联系记录.
func ReadContact(body string) (t ContactText, err error) {
	err = casefile.Strict([]byte(body), &t)
	return t, err
}

// entered is a signature given on paper, as the event keeps it, with the sealed name of somebody who has no account; or what is
// missing: whose signature it is, and the scan. Only a legal reviewer may be from outside [C]: who reviews and signs is of the office.
func (p *Paper) entered(e casefile.Envelope, role review.Role) (*OnPaper, []casefile.Text, casefile.Refusals) {
	if p == nil {
		return nil, nil, nil
	}
	why := casefile.Needed("scan", p.Scan)
	named := strings.TrimSpace(p.Name) != ""
	switch {
	case p.Signer == "" && !named:
		why = append(why, casefile.Refuse(casefile.MissingField, "", "signer")...)
	case p.Signer != "" && named, named && role != review.LegalReviewer:
		why = append(why, casefile.Refuse(casefile.MissingField, "", "signer_name")...)
	}
	out := &OnPaper{Signer: p.Signer, ScanID: p.Scan}
	if p.Signer != "" {
		return out, nil, why
	}
	out.NameID = e.ID(TextSigner)
	return out, []casefile.Text{{ID: out.NameID, Kind: TextSigner, Body: p.Name}}, why
}

// returnedMail: the reply came back. Its day stays the day it was first handed to the post.
func returnedMail(s State, e casefile.Envelope, c ReturnedMail) (casefile.Decision, error) {
	why := mayReturnMail(s).Refuse(e.On, e.AcceptedOn())
	if !slices.Contains(ReturnReasons(), c.Reason) {
		why = append(why, casefile.Refuse(casefile.MissingField, "", "reason")...)
	}
	if len(why) > 0 {
		return refused(why)
	}
	last, _ := s.lastPosting()
	return one(MailReturned{Target: last.Seq, Reason: c.Reason})
}

func sendAgain(s State, e casefile.Envelope, c SendAgain) (casefile.Decision, error) {
	why := append(maySendAgain(s).Refuse(e.On, e.AcceptedOn()), validWay(c.Way)...)
	if len(why) > 0 {
		return refused(why)
	}
	return one(SentAgain(c))
}

// servers are the names of who served a reply by hand, as one sealed text, a name a line.
func (c Deliver) servers(e casefile.Envelope) (id string, texts []casefile.Text, why casefile.Refusals) {
	names := slices.DeleteFunc(slices.Clone(c.Servers), func(n string) bool { return strings.TrimSpace(n) == "" })
	if len(names) == 0 {
		return "", nil, nil
	}
	if c.Way != ByHand && c.Way != ByEntrusted || slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, "\n") }) {
		return "", nil, casefile.Refuse(casefile.MissingField, "国办公开办函〔2016〕235号", "servers")
	}
	id = e.ID(TextServers)
	return id, []casefile.Text{{ID: id, Kind: TextServers, Body: strings.Join(names, "\n")}}, nil
}

// Posting is one time that the reply left.
type Posting struct {
	Seq        int
	Way        Way
	Tracking   string
	ReturnedOn civil.Date
	Reason     ReturnReason
	on         civil.Date // of a second one; the first left on the day of the reply
}

// Postings are the times that the reply left, with their days.
func (s State) Postings() []DatedPosting {
	out := make([]DatedPosting, len(s.postings))
	for i, p := range s.postings {
		out[i] = DatedPosting{Posting: p, On: p.on}
		if p.Seq == s.DeliveredSeq {
			out[i].On = s.RepliedOn
		}
	}
	return out
}

// DatedPosting is a posting with its day.
type DatedPosting struct {
	Posting
	On civil.Date
}

func (s State) lastPosting() (DatedPosting, bool) {
	all := s.Postings()
	if len(all) == 0 || s.DeliveredSeq == 0 {
		return DatedPosting{}, false
	}
	return all[len(all)-1], true
}

// replyProved reports whether it is on file that the reply arrived.
func (s State) replyProved() bool {
	f, known := s.fact(s.DeliveredSeq)
	return known && !f.ServedOn.IsZero()
}

// Unproved are the letters whose arrival can be put on file now: those that were sent while the applicant waits; then the reply.
func (s State) Unproved() []DatedFact {
	if s.Stage.Open() {
		return s.Unserved()
	}
	f, known := s.fact(s.DeliveredSeq)
	if last, sent := s.lastPosting(); !known || !sent || !last.ReturnedOn.IsZero() || f.Kind != clock.Replied || !f.ServedOn.IsZero() {
		return nil
	}
	return []DatedFact{{s.DeliveredSeq, f}}
}

func (s State) unproved(seq int) bool {
	return slices.ContainsFunc(s.Unproved(), func(f DatedFact) bool { return f.Seq == seq })
}

// mayReturnMail: the reply was posted, and neither came back yet nor arrived.
func mayReturnMail(s State) casefile.Guard {
	g := s.guard(Answered, Archiving)
	last, sent := s.lastPosting()
	if !sent || last.Way != ByPost || !last.ReturnedOn.IsZero() || s.replyProved() {
		g.No = append(g.No, notNow("国办公开办函〔2016〕235号")...)
		return g
	}
	return g.NotBefore(casefile.OutOfOrder, last.On)
}

// maySendAgain: what came back leaves once more.
func maySendAgain(s State) casefile.Guard {
	g := s.guard(Answered, Archiving)
	last, sent := s.lastPosting()
	if !sent || last.ReturnedOn.IsZero() {
		g.No = append(g.No, notNow("国办公开办函〔2016〕235号")...)
		return g
	}
	return g.NotBefore(casefile.OutOfOrder, last.ReturnedOn)
}

// PaperOffers are the acts that a signature on paper would allow to be entered today. Whose it is the form asks; whether he may,
// Decide says of him and not of who enters it. signer "": somebody, who has had no part in the draft.
func PaperOffers(s State, signer string, today civil.Date, r Rules) []casefile.Offer {
	var out []casefile.Offer
	for _, n := range paperGuards(s, signer, today, r) {
		if from, to, ok := n.guard.Window(today); ok {
			out = append(out, casefile.Offer{Kind: n.kind, From: from, To: to})
		}
	}
	return out
}

// PaperWhyNot are the reasons why nobody's signature on paper could be entered, by act.
func PaperWhyNot(s State, today civil.Date, r Rules) map[string]casefile.Refusals {
	out := map[string]casefile.Refusals{}
	for _, n := range paperGuards(s, "", today, r) {
		if why := n.guard.Reasons(today); len(why) > 0 {
			out[n.kind] = why
		}
	}
	return out
}

func paperGuards(s State, signer string, today civil.Date, r Rules) []named {
	return []named{{CmdPass, mayPass(s, signer, r)}, {CmdCountersign, mayCountersign(s, signer, r)}, {CmdSign, maySign(s, signer, r, today)}}
}

// Risks are the warnings that still wait for a signature before the draft can be signed, as a 呈批单 lists them.
func Risks(s State, on civil.Date, r Rules) casefile.Refusals {
	if s.Draft == nil || s.Stage != Review && s.Stage != Signing {
		return nil
	}
	return slices.DeleteFunc(s.Draft.unsigned(findings(s.Draft.File, review.Sign, on, r)), func(x casefile.Refusal) bool { return !x.MaySign })
}
