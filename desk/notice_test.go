package desk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/auth"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/readers/notice"
)

// A notice of 2020 with 55 items: each becomes a case with the dates the reader found, and a share for each unit that is known.
func TestImportingANotice(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		plan := must(o.Desk.PlanNotice(t.Context(), o.Steward, noticeText(t)))(t)
		if n := o.Text(t, "SELECT COUNT(*) FROM cases"); n != "0" || plan.Imported {
			t.Errorf("a plan made %s cases", n)
		}
		steps := 0
		got := must(o.Desk.ImportNotice(t.Context(), o.Steward, noticeText(t), func(done, of int) {
			if steps++; done != steps || of != 55 {
				t.Errorf("step %d: %d of %d", steps, done, of)
			}
		}))(t)
		o.Desk.Wait()
		shares := 0
		for _, it := range plan.Items {
			shares += len(it.Shares)
		}
		want := desk.NoticeImported{NoticeID: got.NoticeID, Items: 55, NewItems: 55, Shares: shares, NewShares: shares, WithNotes: got.WithNotes}
		if diff := cmp.Diff(want, got); diff != "" || shares < 50 || got.WithNotes < 10 {
			t.Errorf("%s, %d shares", diff, shares)
		}
		n, items, err := o.Desk.Ledger(t.Context(), o.Steward, got.NoticeID, 0)
		if err != nil || len(items) != 55 || n.Number != "巫山府办发〔2020〕63号" || n.IssuedOn != day("2020-08-24") || n.Items != 55 {
			t.Fatalf("%d items of %+v, %v", len(items), n, err)
		}
		sameAsGolden(t, items)
		sharesAsPlanned(t, o, plan, items)
		again := must(o.Desk.PlanNotice(t.Context(), o.Steward, noticeText(t)))(t)
		if !again.Imported || again.NoticeID != got.NoticeID || again.Items[7].Existing != items[7].CaseID {
			t.Errorf("planned again: %v %s %s", again.Imported, again.NoticeID, again.Items[7].Existing)
		}
	})
}

// sameAsGolden compares the ledger with what the reader's own golden file says, 2020 dates and all.
func sameAsGolden(t *testing.T, items []desk.LedgerItem) {
	t.Helper()
	var golden notice.Notice
	if err := json.Unmarshal(must(os.ReadFile("../readers/notice/testdata/wushan-2020-63.json"))(t), &golden); err != nil {
		t.Fatal(err)
	}
	dated := 0
	for i, g := range golden.Items {
		it := items[i]
		if it.No != g.ID || it.Text != g.Text || it.Position != i+1 || it.Measure != g.Measure || len(it.Lead) != len(g.Lead) || len(it.Resp) != len(g.Responsible) {
			t.Errorf("item %d is %+v, want %+v", i, it.Item, g)
		}
		var due assignment.Deadline
		for _, d := range g.Deadlines {
			if d.Kind == notice.OnDate && (due.Date.IsZero() || d.Date < due.Date) {
				due.Date, due.LastWorking = d.Date, d.LastWorkingDay
			}
		}
		if due.Date.IsZero() && it.Period == "2020-09" { // a monthly duty: September has opened by itself
			due.Date, due.LastWorking = day("2020-09-30"), day("2020-09-30")
		}
		if it.DueOn != due.Date || it.LastWorking != due.LastWorking {
			t.Errorf("item %s due %s (%s), want %s (%s)", it.No, it.DueOn, it.LastWorking, due.Date, due.LastWorking)
		}
		if !due.Date.IsZero() {
			if dated++; due.Date.Year() != 2020 {
				t.Errorf("item %s is due in another year: %s", it.No, due.Date)
			}
		}
	}
	if dated < 5 {
		t.Errorf("only %d items have a date", dated)
	}
}

func sharesAsPlanned(t *testing.T, o *office.Office, plan desk.NoticePlan, items []desk.LedgerItem) {
	t.Helper()
	for i, p := range plan.Items {
		planned, opened := map[string]assignment.Role{}, map[string]assignment.Role{}
		for _, s := range p.Shares {
			planned[s.UnitID] = s.Role
		}
		for _, s := range items[i].Shares {
			opened[s.UnitID] = assignment.Role(s.Role)
			if s.Stage != string(assignment.Owed) || !s.Open || s.Unit == "" || s.OpenedOn != day("2020-08-24") || s.DueOn != items[i].DueOn {
				t.Errorf("share of %s: %+v", items[i].No, s)
			}
		}
		if !maps.Equal(planned, opened) {
			t.Errorf("item %s: planned %v, opened %v", items[i].No, planned, opened)
		}
		if diff := cmp.Diff(p.Notes, items[i].Notes); diff != "" && len(p.Notes)+len(items[i].Notes) > 0 {
			t.Errorf("item %s: %s", items[i].No, diff)
		}
	}
	first := items[0] // 牵头 县司法局、县政务服务中心; 责任 县政府各部门、各乡镇（街道）: two units, two groups
	if len(first.Shares) != 2 || len(first.Resp) != 2 || !strings.Contains(strings.Join(first.Notes, ""), "各乡镇（街道）") {
		t.Errorf("the first item: %+v, %v", first.Shares, first.Notes)
	}
}

func TestImportingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		first := must(o.Desk.ImportNotice(t.Context(), o.Steward, noticeText(t), nil))(t)
		o.Desk.Wait()
		before := o.Dump(t)
		another := o.Hire(t, "wuducha", "吴督查", "office", auth.Steward)
		before2 := o.Dump(t, "cases", "events", "commands", "items", "shares", "notices", "texts", "counters", "inbox", "reminders")
		o.Clock.Set(t, "2020-09-11")
		again := must(o.Desk.ImportNotice(t.Context(), another, noticeText(t), nil))(t)
		o.Desk.Wait()
		if again.NoticeID != first.NoticeID || again.NewItems != 0 || again.NewShares != 0 || again.Items != 55 || again.Shares != first.Shares {
			t.Errorf("%+v", again)
		}
		if o.Dump(t, "cases", "events", "commands", "items", "shares", "notices", "texts", "counters", "inbox", "reminders") != before2 {
			t.Error("importing again changed something")
		}
		if len(before) == 0 {
			t.Error("nothing was compared")
		}
	})
}

// The computer is switched off in the middle: the next import goes on where it stopped.
func TestAStoppedImportGoesOn(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := o.Desk.ImportNotice(ctx, o.Steward, noticeText(t), func(done, _ int) {
			if done == 20 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		o.Desk.Wait()
		if n := o.Text(t, "SELECT COUNT(*) FROM items"); n != "20" {
			t.Errorf("%s items before it went on", n)
		}
		// Half an item is none: its shares are born with it.
		if n := o.Text(t, "SELECT COUNT(*) FROM shares s WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.case_id = s.item_id)"); n != "0" {
			t.Errorf("%s shares without their item", n)
		}
		got := must(o.Desk.ImportNotice(t.Context(), o.Steward, noticeText(t), nil))(t)
		if got.NewItems != 35 || got.Items != 55 {
			t.Errorf("%+v", got)
		}
		if nos := o.Text(t, "SELECT COUNT(DISTINCT position) FROM items WHERE notice_id = ?", got.NoticeID); nos != "55" {
			t.Errorf("%s positions", nos)
		}
	})
}

// Two people import the same notice at the same moment.
func TestTwoImportsAtOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", nil, func(t *testing.T, o *office.Office) {
		another := o.Hire(t, "wuducha", "吴督查", "office", auth.Steward)
		errs := make(chan error, 2)
		text := noticeText(t)
		for _, p := range []auth.Person{o.Steward, another} {
			go func() { errs <- second(o.Desk.ImportNotice(t.Context(), p, text, nil)) }()
		}
		if err := errors.Join(<-errs, <-errs); err != nil {
			t.Error(err)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM items"); n != "55" {
			t.Errorf("%s items", n)
		}
	})
}

func TestWhatIsNoNotice(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", nil, func(t *testing.T, o *office.Office) {
		before := o.Dump(t)
		whole := string(noticeText(t))
		for name, row := range map[string]struct {
			text string
			code string
		}{
			"empty":             {"", "empty"},
			"no text":           {"PK\x03\x04\x00\x00\x00", "not_text"},
			"no table":          {"关于开会的通知", "no_table"},
			"too large":         {strings.Repeat("公开", 1<<21), "too_large"},
			"no number":         {strings.Replace(whole, "巫山府办发〔2020〕63号", "", 1), "no_number_or_date"},
			"headings too long": {strings.Replace(whole, "（一）以权责清单为依托", "（一）"+strings.Repeat("以权责清单为依托", 40), 1), "too_long"},
		} {
			if _, err := o.Desk.ImportNotice(t.Context(), o.Steward, []byte(row.text), nil); invalid(err) != (desk.Fault{Field: "file", Code: row.code}) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if o.Dump(t) != before {
			t.Error("something was kept")
		}
	})
}

// The unit reports, the office returns or accepts; an item is offered for closing when every share is accepted.
func TestAnItemFromReportToClosing(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		must(o.Desk.ImportNotice(t.Context(), o.Steward, noticeText(t), nil))(t)
		o.Desk.Wait()
		item := o.Text(t, "SELECT case_id FROM items WHERE position = 1")
		for _, share := range o.Texts(t, "SELECT case_id FROM shares WHERE item_id = ? ORDER BY case_id", item) {
			reporter := o.Steward // the office records evidence itself (零填报)
			if o.Text(t, "SELECT unit_id FROM shares WHERE case_id = ?", share) == o.Justice.UnitID {
				reporter = o.Justice
			}
			wantDone(t, o, reporter, share, "2020-09-10", assignment.Report{Text: "已在网站公开清单"})
			wantDone(t, o, o.Steward, share, "2020-09-10", assignment.Return{Reason: "请附链接"})
			page := must(o.Desk.Share(t.Context(), o.Steward, share))(t)
			if page.Report != "已在网站公开清单" || page.Returned != "请附链接" || page.Share.Stage != string(assignment.Back) || len(page.Timeline) != 3 {
				t.Errorf("%+v", page)
			}
			wantDone(t, o, reporter, share, "2020-09-10", assignment.Report{Text: "已附链接"})
			if may := offered(must(o.Desk.Item(t.Context(), o.Steward, item))(t), assignment.CmdClose); may {
				t.Error("closing is offered while a share waits")
			}
			wantDone(t, o, o.Steward, share, "2020-09-10", assignment.Accept{Opinion: "认可"})
		}
		o.Desk.Wait() // what the shares told the item is decided in the item's own turn
		page := must(o.Desk.Item(t.Context(), o.Steward, item))(t)
		if !offered(page, assignment.CmdClose) {
			t.Fatalf("closing is not offered: %+v", page.Offers)
		}
		for _, s := range page.Item.Shares {
			if s.Light != desk.LightDone || s.Open {
				t.Errorf("%+v", s)
			}
		}
		wantDone(t, o, o.Steward, item, "2020-09-10", assignment.Close{Opinion: "同意销号"})
		page = must(o.Desk.Item(t.Context(), o.Steward, item))(t)
		if page.Item.Light != desk.LightDone || page.Item.Stage != string(assignment.Closing) || offered(page, assignment.CmdClose) || !offered(page, assignment.CmdReopen) {
			t.Errorf("%+v", page.Item)
		}
	})
}

func offered(page desk.AssignmentCase, kind string) bool {
	for _, o := range page.Offers {
		if o.Kind == kind {
			return true
		}
	}
	return false
}

// Lights are worked out when they are read: the same row is calm, soon and overdue as days pass.
func TestLightsChangeWithTheDay(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", nil, func(t *testing.T, o *office.Office) {
		got := must(o.Desk.ImportNotice(t.Context(), o.Steward, noticeText(t), nil))(t)
		dated := o.Text(t, "SELECT case_id FROM items WHERE due_on = '2020-10-31' ORDER BY position LIMIT 1")
		standing := o.Text(t, "SELECT case_id FROM items WHERE due_on = '' ORDER BY position LIMIT 1")
		if dated == "" || standing == "" {
			t.Fatalf("dates of the notice: %v", o.Texts(t, "SELECT DISTINCT due_on FROM items"))
		}
		for _, row := range []struct {
			today string
			want  desk.Light
		}{{"2020-10-22", desk.LightCalm}, {"2020-10-23", desk.LightSoon}, {"2020-10-31", desk.LightSoon}, {"2020-11-01", desk.LightOverdue}} {
			o.Clock.Set(t, row.today)
			_, items, err := o.Desk.Ledger(t.Context(), o.Steward, got.NoticeID, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, it := range items {
				if it.CaseID == dated && it.Light != row.want || it.CaseID == standing && it.Light != desk.LightStanding {
					t.Errorf("on %s item %s is %s", row.today, it.No, it.Light)
				}
			}
		}
		if bytes.Contains([]byte(o.Dump(t)), []byte("overdue|")) {
			t.Error("lateness was stored")
		}
	})
}
