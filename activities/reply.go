package activities

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/letters"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/statute/review"
	"gongkai/store"
)

// replyInput gathers what the letter says from the log and its sealed texts.
func replyInput(ctx context.Context, db *store.DB, r *record.Recorder, h House, reading record.Reading, s application.State) (letters.ReplyInput, error) {
	head, err := letterhead(ctx, db, r, h, reading, s, s.SignedOn, s.SignedSeq)
	if err != nil {
		return letters.ReplyInput{}, err
	}
	ids := slices.DeleteFunc([]string{s.Draft.TextID, s.Draft.FileID}, func(id string) bool { return id == "" })
	texts, err := r.Texts(ctx, ids...)
	if err != nil {
		return letters.ReplyInput{}, err
	}
	in := letters.ReplyInput{Application: head.application, Course: courseOf(s, s.SignedOn), Number: s.DocNo, Request: head.request, Outcome: s.Draft.Outcome,
		Ground: s.Draft.Ground, Text: texts[s.Draft.TextID], Date: s.SignedOn, Redress: head.redress, Agency: head.agency, ServedOnline: head.online}
	if in.File, err = opened(s.Draft.File, texts[s.Draft.FileID]); err != nil {
		return letters.ReplyInput{}, unwritable(fmt.Errorf("file of draft %s: %w", s.Draft.TextID, err))
	}
	return in, nil
}

// opened is the file with its sealed texts and with what the case itself knew when it was drafted. Where the texts are not there,
// nothing stands in their place: a letter shows a gap.
func opened(masked review.File, sealed string) (review.File, error) {
	if sealed == "" {
		return blanked(masked)
	}
	var f review.File
	if err := json.Unmarshal([]byte(sealed), &f); err != nil {
		return review.File{}, err
	}
	if len(f.Replies) != len(masked.Replies) || len(f.Bases) != len(masked.Bases) {
		return review.File{}, fmt.Errorf("%d replies and %d bases, the log has %d and %d", len(f.Replies), len(f.Bases), len(masked.Replies), len(masked.Bases))
	}
	f.ReceivedOn = masked.ReceivedOn
	for i, b := range masked.Bases {
		if mine := f.Bases[i].Third; mine != nil && b.Third != nil {
			mine.SentOn, mine.ServedOn, mine.AnswerDue, mine.AnsweredOn, mine.Answer = b.Third.SentOn, b.Third.ServedOn, b.Third.AnswerDue, b.Third.AnsweredOn, b.Third.Answer
		}
	}
	for i, x := range masked.Replies {
		if mine := f.Replies[i].Volume; mine != nil && x.Volume != nil {
			mine.InvitedOn = x.Volume.InvitedOn
		}
	}
	return f, nil
}

// blanked is the file without its marks.
func blanked(masked review.File) (f review.File, err error) {
	body, err := json.Marshal(masked)
	if err != nil {
		return f, err
	}
	mark, err := json.Marshal(application.Mark)
	if err != nil {
		return f, err
	}
	return f, json.Unmarshal(bytes.ReplaceAll(body, mark, []byte(`""`)), &f)
}

func channelOf(s application.State) clock.Channel {
	for _, f := range s.Facts {
		if f.Fact.Kind == clock.Received {
			return f.Fact.Channel
		}
	}
	return ""
}

// courseOf is what happened between receipt and the day of a letter. What lies outside was mended or entered afterwards, and is no part of
// what the letter tells.
func courseOf(s application.State, day civil.Date) (c letters.Course) {
	within := func(d civil.Date) bool { return !d.IsZero() && receivedBy(s, day) <= d && d <= day }
	for _, x := range s.Corrections {
		asked, came := factOf(s, x.Seq).On, factOf(s, x.ReceivedSeq).On
		if within(asked) && within(came) && asked <= came {
			c.CorrectionAsked, c.Corrected, c.Idle = asked, came, !explained(s, clock.StepCorrected, came)
		}
	}
	for _, x := range s.Clock.Consultations {
		if within(x.SentOn) {
			c.Consultations = append(c.Consultations, consultationOf(s, x, day))
		}
	}
	if s.Extension != nil && within(s.Extension.NotifiedOn) && extends(s.Clock) {
		c.ExtensionTold, c.ExtendedTo = s.Extension.NotifiedOn, s.Clock.ReplyDue
	}
	if s.Fee != nil {
		if paid := factOf(s, s.Fee.PaidSeq).On; within(paid) {
			c.Paid = paid
		}
	}
	return c
}

func consultationOf(s application.State, x clock.Consultation, day civil.Date) letters.Consultation {
	c := letters.Consultation{Party: x.Party, Sent: x.SentOn, Ended: x.EndedOn, Answered: x.Ending == clock.Answered, TookBack: x.Ending == clock.TookBack,
		Late: late(s.Clock, x.SentOn)}
	if x.EndedOn > day {
		c.Ended, c.Answered, c.TookBack, c.Pending = 0, false, false, true
	}
	return c
}

// late: a letter of a day was sent after the due date and leaves nothing out of the count.
func late(c clock.Clock, sent civil.Date) bool {
	return slices.ContainsFunc(c.Explain, func(x clock.Step) bool {
		return x.Code == clock.StepViolation && x.Check == clock.LateConsultation && x.On == sent
	})
}

func explained(s application.State, code clock.StepCode, on civil.Date) bool {
	return slices.ContainsFunc(s.Clock.Explain, func(x clock.Step) bool { return x.Code == code && x.On == on })
}

// extends: the running count is the one that was extended; a count begun anew has a due date of its own.
func extends(c clock.Clock) (told bool) {
	for _, x := range c.Explain {
		switch x.Code {
		case clock.StepExtended:
			told = true
		case clock.StepCorrected, clock.StepPaid, clock.StepRedo:
			told = false
		}
	}
	return told
}

func factOf(s application.State, seq int) clock.Fact {
	for _, f := range s.Facts {
		if f.Seq == seq {
			return f.Fact
		}
	}
	return clock.Fact{}
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
