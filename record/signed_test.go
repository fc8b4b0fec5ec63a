package record_test

import (
	"testing"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

// warning is a casefile that warns (E14) against every note; the event keeps who took it upon himself, and why.
type warning struct{ casefile.File }

func (f warning) Decide(s casefile.State, e casefile.Envelope, c casefile.Command) (casefile.Decision, error) {
	if _, note := c.(application.Note); !note {
		return f.File.Decide(s, e, c)
	}
	why := casefile.Refusals{{Check: "E14", MaySign: true}}.Unsigned(e.Signed)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	return casefile.Decision{Events: []casefile.Event{application.Noted{TextID: e.Signed[0].ReasonID}}}, nil
}

// 带风险签发: a warning passes when it is signed with a reason, and the reason is kept, sealed, as long as the case.
func TestASignedWarningKeepsItsReason(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		if err := o.Record.Wrap(t.Context(), casefile.KindApplication, func(f casefile.File) casefile.File { return warning{f} }); err != nil {
			t.Fatal(err)
		}
		for _, row := range []struct {
			name   string
			signed []record.SignedText
			done   bool
		}{
			{"not signed", nil, false},
			{"signed without a reason", []record.SignedText{{Check: "E14", Reason: " "}}, false},
			{"another warning signed", []record.SignedText{{Check: "E07", Reason: "期限内已电话说明"}}, false},
			{"signed, with one warning too many", []record.SignedText{{Check: "E14", Reason: "期限内已电话说明"}, {Check: "E14", Reason: "又"}, {Check: "E07", Reason: "多余"}}, true},
		} {
			in := desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day("2024-03-05"), Seen: -1, Command: application.Note{Text: "x"}, Signed: row.signed}
			shown, err := o.Desk.Preview(t.Context(), o.Clerk, in)
			if err != nil || (len(shown.Refusals) == 0) != row.done {
				t.Errorf("%s: preview %+v, %v", row.name, shown, err)
			}
			r := act(t, o, o.Clerk, in)
			if (r.Status == store.Done) != row.done || !row.done && !r.Refusals.Has("E14") {
				t.Errorf("%s: %+v", row.name, r)
			}
		}
		kept := o.Texts(t, "SELECT id FROM texts WHERE kind = 'signed'")
		if len(kept) != 1 {
			t.Fatalf("%d reasons kept", len(kept))
		}
		texts, err := o.Record.Texts(t.Context(), kept...)
		if err != nil || texts[kept[0]] != "期限内已电话说明" {
			t.Errorf("%v, %v", texts, err)
		}
	})
}
