package record_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile/application"
	"gongkai/internal/office"
)

// A draft that was sent back is told to its handler, once for each time.
func TestADraftSentBackIsToldOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		wantDone(t, o, o.Reviewer, id, "2024-03-05", application.Return{Reason: "请补充依据"})
		o.Decide(t, id)
		if diff := cmp.Diff([]string{"returned|"}, inbox(t, o, o.Handler)); diff != "" {
			t.Error(diff)
		}
		o.Clock.Advance(time.Minute)
		wantDone(t, o, o.Handler, id, "2024-03-05", application.Draft{Outcome: "A36_2_GRANT", Text: "已补充。"})
		wantDone(t, o, o.Reviewer, id, "2024-03-05", application.Return{Reason: "再补充"})
		if diff := cmp.Diff([]string{"returned|", "returned|"}, inbox(t, o, o.Handler)); diff != "" {
			t.Error(diff)
		}
		if got := inbox(t, o, o.Reviewer); len(got) != 0 {
			t.Errorf("the reviewer is told %v", got)
		}
	})
}

// The proof of a posted reply is asked for on the tenth day, once; a reply that arrived asks for nothing.
func TestTheProofOfAPostedReplyIsAskedForOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		posted := func() string {
			id := underReview(t, o, "2024-03-04")
			wantDone(t, o, o.Reviewer, id, "2024-03-04", office.Cleared(""))
			wantDone(t, o, o.Signer, id, "2024-03-04", application.Sign{})
			wantDone(t, o, o.Clerk, id, "2024-03-04", application.Deliver{Way: application.ByPost})
			return id
		}
		id, arrived := posted(), posted()
		_, s := read(t, o, arrived)
		wantDone(t, o, o.Clerk, arrived, "2024-03-04", application.RecordService{Target: s.DeliveredSeq})
		if wakes := asleep(t, o, arrived, "2024-12-31"); len(wakes) != 0 {
			t.Errorf("wakes %v for what arrived", wakes)
		}
		if diff := cmp.Diff([]string{"2024-03-14 08:30:00"}, asleep(t, o, id, "2024-12-31")); diff != "" {
			t.Error(diff)
		}
		o.Clock.Advance(72 * time.Hour)
		o.Decide(t, id)
		if diff := cmp.Diff([]string{"proof|2024-03-14"}, inbox(t, o, o.Handler)); diff != "" {
			t.Error(diff)
		}
	})
}
