package desk_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/store"
)

func numbers(rows []desk.Row) (out []string) {
	for _, r := range rows {
		out = append(out, r.Number)
	}
	return out
}

func TestSearchFindsByNumberNameDocumentAndTelephone(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		first := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "阿里木·买买提示例", DocNumber: "99999919000101001x", Phone: "138-0000-1111"})
		register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范", DocNumber: "999999190001010028", Phone: "13900002222"})
		register(t, o, o.Clerk, "2024-03-05", casefile.Party{Name: "李示范", Phone: "13800001111"})
		register(t, o, o.Clerk, "2024-03-05", casefile.Party{})
		for query, want := range map[string][]string{
			"2024-0002":          {"2024-0002"},
			" 2024-0002 ":        {"2024-0002"},
			"李示范":                {"2024-0003", "2024-0002"},
			"李 示范":               {"2024-0003", "2024-0002"},
			"阿里木•买买提示例":          {"2024-0001"},
			"99999919000101001X": {"2024-0001"},
			"９９９９９９１９０００１０１００２８": {"2024-0002"},
			"13800001111":       {"2024-0003", "2024-0001"},
			"+86 138 0000 1111": {"2024-0003", "2024-0001"},
			"李示":                nil, // exact names only: no index holds a part of one
			"2024-0099":         nil,
			"1390000222":        nil,
			"":                  nil,
			"　":                 nil,
			"申请公开示例片区征收补偿方案": nil, // not what the search is for
			"%":           nil,
			"' OR '1'='1": nil,
			first.CaseID:  nil,
		} {
			if diff := cmp.Diff(want, numbers(must(o.Desk.Search(t.Context(), o.Clerk, query))(t))); diff != "" {
				t.Errorf("search for %q: %s", query, diff)
			}
		}
		wantDone(t, o, o.Clerk, first.CaseID, "2024-03-05", application.Complete{Applicant: application.Natural, Party: casefile.Party{Name: "改名示例", Phone: "13700003333"}})
		for query, want := range map[string][]string{"改名示例": {"2024-0001"}, "阿里木·买买提示例": {"2024-0001"}, "13700003333": {"2024-0001"}} {
			rows := must(o.Desk.Search(t.Context(), o.Clerk, query))(t)
			if diff := cmp.Diff(want, numbers(rows)); diff != "" || rows[0].Name != "改名示例" {
				t.Errorf("after completion, %q: %s", query, diff)
			}
		}
	})
}

// Many people of other agencies have the same name: one's own case is found all the same, and theirs never.
func TestSearchStaysWithinTheAgency(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		clerk := o.Hire(t, "waichuangkou", "外窗口", "sfj", auth.Clerk)
		for range 120 {
			register(t, o, clerk, "2024-03-04", casefile.Party{Name: "李示范"})
		}
		register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"})
		if rows := must(o.Desk.Search(t.Context(), o.Clerk, "李示范"))(t); len(rows) != 1 || rows[0].AgencyID != o.Clerk.AgencyID || rows[0].Number != "2024-0001" {
			t.Errorf("%v", numbers(rows))
		}
		if rows := must(o.Desk.Search(t.Context(), clerk, "李示范"))(t); len(rows) < desk.PageSize {
			t.Errorf("%d of the other agency", len(rows))
		}
	})
}

func TestRevealIsLogged(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范", DocNumber: "999999190001010028", Phone: "13800001111"}).CaseID
		page := must(o.Desk.Application(t.Context(), o.Handler, id))(t)
		if page.Party.Phone != "138****1111" || page.Party.DocNumber != "999*************28" || page.Party.Name != "李示范" {
			t.Errorf("%+v", page.Party)
		}
		for _, row := range []struct{ field, reason, want, fault string }{
			{"phone", "电话核对地址", "13800001111", ""},
			{"document", "核对身份", "999999190001010028", ""},
			{"phone", "", "", "reason"},
			{"phone", " \n", "", "reason"},
			{"address", "寄送答复", "", "field"},
		} {
			got, err := o.Desk.Reveal(t.Context(), o.Handler, id, row.field, row.reason)
			if got != row.want || invalid(err).Field != row.fault {
				t.Errorf("%+v: %q, %v", row, got, err)
			}
		}
		looks := o.Texts(t, "SELECT id, case_id, account_id, field, reason FROM reveals ORDER BY field")
		if len(looks) != 2 {
			t.Fatalf("looks %v", looks)
		}
		for i, want := range []string{"document", "phone"} {
			row := o.Texts(t, "SELECT id FROM reveals WHERE field = ? AND case_id = ? AND account_id = ?", want, id, o.Handler.ID)
			if len(row) != 1 {
				t.Errorf("look %d: %v", i, looks)
				continue
			}
			reason := must(o.Record.OpenText("reveals", "reason", row[0], o.Text(t, "SELECT reason FROM reveals WHERE id = ?", row[0])))(t)
			if wanted := map[string]string{"phone": "电话核对地址", "document": "核对身份"}[want]; string(reason) != wanted {
				t.Errorf("reason %s", reason)
			}
		}
		if _, err := o.SQL.ExecContext(t.Context(), "ALTER TABLE reveals RENAME TO reveals_gone"); err != nil {
			t.Fatal(err)
		}
		if got, err := o.Desk.Reveal(t.Context(), o.Handler, id, "phone", "电话核对地址"); err == nil || got != "" {
			t.Errorf("a look that could not be written down showed %q, %v", got, err)
		}
	})
}

// Page by page, nothing is shown twice and nothing is left out, though many cases are due on one day.
func TestListsPageWithoutGapOrRepetition(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-12", nil, func(t *testing.T, o *office.Office) {
		const n = 2*desk.PageSize + 7
		handlers := []string{o.Handler.ID, o.Second.ID}
		for i := range n {
			id := register(t, o, o.Clerk, []string{"2024-03-04", "2024-03-11"}[i/20%2], casefile.Party{Name: fmt.Sprintf("示例%d", i)}).CaseID
			if i%3 == 0 {
				act(t, o, o.Reviewer, id, "2024-03-12", application.Assign{Handler: handlers[i%2]})
				o.Decide(t, id)
			}
		}
		all := walk(t, o, desk.WorkFilter{})
		if len(all) != n || !slices.IsSortedFunc(all, func(a, b desk.Row) int { return int(a.SortOn - b.SortOn) }) {
			t.Errorf("the work list shows %d of %d", len(all), n)
		}
		intake, handling := walk(t, o, desk.WorkFilter{Stage: "intake"}), walk(t, o, desk.WorkFilter{Stage: "handling"})
		if len(intake)+len(handling) != n || len(handling) != (n+2)/3 {
			t.Errorf("%d in intake, %d in handling", len(intake), len(handling))
		}
		work := must(o.Desk.WorkList(t.Context(), o.Handler, desk.WorkFilter{Mine: true}))(t)
		for _, r := range work.Rows {
			if r.Application.Handler != o.Handler.ID || r.Handler != o.Handler.Display || !r.Running {
				t.Errorf("%+v", r)
			}
		}
		if work.Counts["intake"] != len(intake) || work.Counts["handling"] != len(handling) || len(work.Rows) != (n/3+1)/2 {
			t.Errorf("%v, %d mine", work.Counts, len(work.Rows))
		}
		var ordinals []int
		for before := 0; ; {
			rows, next, err := o.Desk.Applications(t.Context(), o.Clerk, 2024, before)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				ordinals = append(ordinals, r.Ordinal)
			}
			if before = next; next == 0 {
				break
			}
		}
		if len(ordinals) != n || ordinals[0] != n || ordinals[n-1] != 1 {
			t.Errorf("all applications: %v", ordinals)
		}
	})
}

func walk(t *testing.T, o *office.Office, f desk.WorkFilter) (all []desk.Row) {
	t.Helper()
	seen := map[string]bool{}
	for {
		w := must(o.Desk.WorkList(t.Context(), o.Clerk, f))(t)
		for _, r := range w.Rows {
			if seen[r.CaseID] {
				t.Fatalf("%s is shown twice", r.Number)
			}
			seen[r.CaseID] = true
		}
		all = append(all, w.Rows...)
		if f.After = w.Next; f.After == (desk.WorkKey{}) {
			return all
		}
	}
}

func TestDaysLeftAreWorkingDays(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}) // due 2024-04-01
		for _, row := range []struct {
			today string
			left  int
		}{{"2024-03-04", 20}, {"2024-03-29", 1}, {"2024-03-31", 1}, {"2024-04-01", 0}, {"2024-04-02", -1}, {"2024-04-06", -2}, {"2024-04-07", -3}} {
			o.Clock.Set(t, row.today)
			w := must(o.Desk.WorkList(t.Context(), o.Clerk, desk.WorkFilter{}))(t)
			if w.Rows[0].DaysLeft != row.left || !w.Rows[0].Running {
				t.Errorf("on %s: %d days left, want %d", row.today, w.Rows[0].DaysLeft, row.left)
			}
		}
	})
}

// A morning writes many lines at one instant; the page of messages loses none of them.
func TestTheInboxPagesWithoutGapOrRepetition(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		var lines []store.InboxLine
		at := o.Record.Now()
		for i := range 3*desk.PageSize + 5 {
			if i%70 == 0 {
				at = at.Add(time.Millisecond)
			}
			lines = append(lines, store.InboxLine{ID: uuid.NewString(), AccountID: o.Clerk.ID, CaseID: uuid.NewString(), CaseKind: "application", Kind: "due_5", At: at})
		}
		if err := o.DB.Update(t.Context(), "lines", func(tx *store.Tx) error { return tx.AddInbox(lines) }); err != nil {
			t.Fatal(err)
		}
		seen, before := map[string]bool{}, time.Time{}
		for {
			page := must(o.Desk.Inbox(t.Context(), o.Clerk, before))(t)
			if len(page) == 0 {
				break
			}
			for _, m := range page {
				if seen[m.ID] || !before.IsZero() && !m.At.Before(before) {
					t.Fatalf("%s again", m.ID)
				}
				seen[m.ID] = true
			}
			before = page[len(page)-1].At
		}
		if len(seen) != len(lines) {
			t.Errorf("%d of %d lines", len(seen), len(lines))
		}
		if n := must(o.Desk.Unread(t.Context(), o.Clerk))(t); n != len(lines) {
			t.Errorf("%d unread", n)
		}
		if err := o.Desk.ReadInbox(t.Context(), o.Clerk, lines[70].At); err != nil {
			t.Fatal(err)
		}
		if n := must(o.Desk.Unread(t.Context(), o.Clerk))(t); n != len(lines)-140 {
			t.Errorf("%d unread after reading two instants", n)
		}
		if n := must(o.Desk.Unread(t.Context(), o.Handler))(t); n != 0 {
			t.Errorf("%d of somebody else's", n)
		}
	})
}

func TestLoadingACalendar(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		before := o.Dump(t)
		for name, row := range map[string]struct {
			patch []byte
			code  string
		}{
			"no JSON":                {[]byte("放假通知"), "not_a_calendar"},
			"no year":                {[]byte("{}"), "not_a_calendar"},
			"a wrong count":          {[]byte(`{"2024":{"off":["2024-01-01"],"work":[],"source":"x","status":"official","workdays":9}}`), "not_a_calendar"},
			"official made doubtful": {[]byte(`{"2024":{"off":["2024-01-01"],"work":[],"source":"x","status":"provisional"}}`), "not_a_calendar"},
			"nothing new":            {o.CalendarPatch(t, 2024), "changes_nothing"},
		} {
			if _, err := o.Desk.LoadCalendar(t.Context(), o.Admin, row.patch); invalid(err) != (desk.Fault{Field: "file", Code: row.code}) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if o.Dump(t) != before {
			t.Error("something was loaded")
		}
		got := o.LoadCalendar(t, 2024, "2024-03-15")
		cal := must(o.Desk.Calendar(t.Context()))(t)
		if cal.Edition() != got.ID || cal.IsWorking(day("2024-03-15")) || !cal.IsWorking(day("2024-03-14")) || got.OfficialUntil != day("2026-12-31") {
			t.Errorf("%+v", got)
		}
		if _, err := o.Desk.LoadCalendar(t.Context(), o.Admin, o.CalendarPatch(t, 2024)); invalid(err).Code != "changes_nothing" {
			t.Errorf("the same again: %v", err)
		}
	})
}

// Two operators load at once: the second file lies over the first, and no day of either is lost.
func TestTwoCalendarsAtOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		patches := [][]byte{o.CalendarPatch(t, 2024, "2024-03-15"), o.CalendarPatch(t, 2025, "2025-03-14")}
		errs := make(chan error, len(patches))
		for _, p := range patches {
			go func() {
				_, err := o.Desk.LoadCalendar(t.Context(), o.Admin, p)
				errs <- err
			}()
		}
		if err := errors.Join(<-errs, <-errs); err != nil {
			t.Fatal(err)
		}
		cal := must(o.Desk.Calendar(t.Context()))(t)
		if cal.IsWorking(day("2024-03-15")) || cal.IsWorking(day("2025-03-14")) {
			t.Error("a day was lost")
		}
		if n := o.Text(t, "SELECT MAX(ordinal) FROM calendar_editions"); n != "3" {
			t.Errorf("head ordinal %s", n)
		}
	})
}
