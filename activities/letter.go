package activities

import (
	"context"
	"fmt"
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/letters"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/store"
)

// House is what letters print of the office itself.
type House struct {
	Redress letters.Redress
	Style   letters.Style
}

// MimeDocx is the type of a rendered letter.
const MimeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// ReplyLetter renders the signed reply as a document and seals it beside the case. The file's id follows from the effect, so a
// second run replaces it by the same bytes.
func ReplyLetter(db *store.DB, r *record.Recorder, h House) Handler {
	return func(ctx context.Context, e store.Effect) error {
		in, err := replyInput(ctx, db, r, e.CaseID)
		if err != nil {
			return err
		}
		in.Redress = h.Redress
		letter, err := letters.Grant(in)
		if err != nil {
			return fmt.Errorf("compose reply of case %s: %w", e.CaseID, err)
		}
		body, err := letter.Docx(h.Style)
		if err != nil {
			return fmt.Errorf("render reply of case %s: %w", e.CaseID, err)
		}
		return r.PutFile(ctx, store.Attachment{ID: casefile.Derived(e.ID, "file"), CaseID: e.CaseID, Kind: application.EffectReplyLetter, Mime: MimeDocx}, body)
	}
}

// replyInput gathers what the letter says from the log and its sealed texts.
func replyInput(ctx context.Context, db *store.DB, r *record.Recorder, caseID string) (letters.GrantInput, error) {
	reading, err := r.Read(ctx, caseID)
	if err != nil {
		return letters.GrantInput{}, err
	}
	s, ok := reading.State.(application.State)
	if !ok || s.Draft == nil {
		return letters.GrantInput{}, fmt.Errorf("case %s has no reply to render", caseID)
	}
	texts, err := r.Texts(ctx, s.RequestID, s.Draft.TextID)
	if err != nil {
		return letters.GrantInput{}, err
	}
	parties, err := r.Parties(ctx, s.PartyID)
	if err != nil {
		return letters.GrantInput{}, err
	}
	in := letters.GrantInput{
		Application: letters.Application{RegisterNo: s.Number, Applicant: parties[s.PartyID].Name, Organisation: s.Applicant != application.Natural,
			Received: receivedFor(s), Channel: channelOf(s)},
		Course:  courseOf(s),
		Number:  s.DocNo,
		Request: paragraphs(texts[s.RequestID]),
		Route:   texts[s.Draft.TextID],
		Date:    s.SignedOn,
	}
	err = db.View(ctx, "name of agency", func(tx *store.Tx) (err error) {
		in.Agency, err = tx.NameOf(reading.Case.AgencyID, s.SignedOn)
		return err
	})
	return in, err
}

// receivedFor is the day a letter of the signature's day names: the receipt date, or the day the application came where both sides
// confirmed it only afterwards, or have not yet (art. 31).
func receivedFor(s application.State) civil.Date {
	if on := s.ReceivedOn(); !on.IsZero() && on <= s.SignedOn {
		return on
	}
	return s.Clock.ArrivedOn
}

func channelOf(s application.State) clock.Channel {
	for _, f := range s.Facts {
		if f.Fact.Kind == clock.Received {
			return f.Fact.Channel
		}
	}
	return ""
}

func courseOf(s application.State) letters.Course {
	if s.Extension == nil || s.Extension.NotifiedOn.IsZero() {
		return letters.Course{}
	}
	return letters.Course{ExtensionTold: s.Extension.NotifiedOn, ExtendedTo: s.Clock.ReplyDue}
}

// paragraphs are the lines of a request, as the applicant wrote them.
func paragraphs(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
