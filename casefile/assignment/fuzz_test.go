package assignment_test

import (
	"errors"
	"strings"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/internal/story/casetest"
)

// FuzzDecide gives any JSON as any command to an item or a share in any stage: it is unreadable, not of its kind, refused for
// documented reasons, or done; what is done can be folded, comes back from its bytes, and has an outlook.
func FuzzDecide(f *testing.F) {
	r := rules(f)
	items, shares := assignment.Items{Rules: r}, assignment.Shares{Rules: r}
	s := story.NewItem(f).DueBy("2020-10-20").Issued("2020-08-24", "甲")
	running, owed := s.State(), s.Share("甲")
	waiting := s.On("2020-09-07").Reported("甲").Share("甲")
	done := s.Accepted("甲").Share("甲")
	item := func(s assignment.ItemState) casetest.Standing { return casetest.Standing{File: items, State: s} }
	share := func(s assignment.ShareState) casetest.Standing { return casetest.Standing{File: shares, State: s} }
	standing := []casetest.Standing{item(assignment.ItemState{}), item(running), item(s.Closed().State()),
		share(assignment.ShareState{}), share(owed), share(waiting), share(done)}
	for i, kind := range casetest.Constants(f, "command.go", "Cmd") {
		f.Add(kind, []byte("{}"), uint8(i), int32(day("2020-09-10")), int32(day("2020-09-20")), "somebody")
	}
	f.Fuzz(func(t *testing.T, kind string, body []byte, which uint8, on, accepted int32, actor string) {
		x := standing[int(which)%len(standing)]
		c, err := x.File.ReadCommand(kind, 1, []byte(strings.ReplaceAll(string(body), "SHARE", s.ShareID("甲"))))
		if err != nil {
			if !errors.Is(err, casefile.ErrNewer) {
				t.Fatal(err)
			}
			return
		}
		at := civil.Date(accepted%100000).At(9, 0, 0)
		e := casefile.Envelope{CommandID: itemID, Actor: actor, On: civil.Date(on % 100000), AcceptedAt: at, RecordedAt: at}
		_, after := x.Decide(t, e, c)
		after.File.Outlook(after.State).Next(at)
	})
}
