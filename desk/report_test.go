package desk_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/statute/annual"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

// counted is one application as somebody would count it with the file in his hand.
type counted struct {
	received, closed civil.Date
	column           annual.Column
	row              annual.RowID
	struck           bool
}

// byHand reads every case from its log.
func byHand(t *testing.T, o *office.Office, ids []string) map[string]counted {
	t.Helper()
	out := map[string]counted{}
	for _, id := range ids {
		s, ok := stateOf(t, o, id).(application.State)
		if !ok {
			t.Fatal(id)
		}
		c := counted{received: s.ReceivedOn(), closed: s.Counted.On, struck: s.Stage == application.Struck, row: printed(s.Counted.Outcome)}
		if c.received.IsZero() {
			c.received = s.Facts[0].Fact.On // not confirmed yet, but in the register
		}
		if !c.closed.IsZero() {
			c.closed = max(c.closed, c.received)
		}
		c.column = annual.Column(slices.Index(application.ApplicantKinds(), s.Applicant))
		out[id] = c
	}
	return out
}

// rows in which an application counts in a year.
func (c counted) rows(from, to civil.Date) (rows []annual.RowID) {
	within := func(d civil.Date) bool { return from <= d && d <= to }
	if c.struck || c.received > to || !c.closed.IsZero() && c.closed < from {
		return nil
	}
	if within(c.received) {
		rows = append(rows, annual.R1)
	} else {
		rows = append(rows, annual.R2)
	}
	switch {
	case !within(c.closed):
		rows = append(rows, annual.R4)
	default:
		rows = append(rows, c.row, annual.R3_7)
	}
	return rows
}

// printed is the row of a decision as the form prints it, of those that the random office can make.
func printed(c outcome.Code) annual.RowID {
	return map[outcome.Code]annual.RowID{"A36_1_PUBLISHED": "R3.1", "A36_2_GRANT": "R3.1", "A39_PUBLICATION": "R3.5.3", "A_CONFIRM": "R3.5.5",
		"A_UNCLEAR": "R3.4.3", "A30_ABANDON_CORR": "R3.6.1", "A42_ABANDON_FEE": "R3.6.2", "A_WITHDRAWN": "R3.6.3"}[c]
}

// A year of random work, counted by hand: table 3 says the same, and each cell lists exactly the cases it counts.
func TestTableThreeIsWhatAHandCountGives(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2023-06-01", direct, func(t *testing.T, o *office.Office) {
		w := o.Wander(2023)
		for o.Desk.Today() < day("2025-02-01") && len(w.Cases) < 130 {
			w.Step(t)
			w.Clock.Advance(12 * 3600e9)
		}
		o.Desk.Wait()
		cases, struck := byHand(t, o, w.Cases), 0
		for _, c := range cases {
			if c.struck {
				struck++
			}
		}
		if len(w.Done) < 9 || struck == 0 {
			t.Errorf("%d cases, %d struck out, done %v: this proves little", len(cases), struck, w.Done)
		}
		for _, year := range []int{2022, 2023, 2024} {
			from, to := civil.Of(year, 1, 1), civil.Of(year, 12, 31)
			report := must(o.Desk.Report(t.Context(), o.Compiler, from, to))(t)
			want := map[annual.RowID]map[annual.Column][]string{}
			for id, c := range cases {
				for _, r := range c.rows(from, to) {
					if want[r] == nil {
						want[r] = map[annual.Column][]string{}
					}
					want[r][c.column] = append(want[r][c.column], id)
					want[r][annual.Total] = append(want[r][annual.Total], id)
				}
			}
			if len(report.Findings) != 0 || report.Table.Unplaced != 0 || report.AsOf != o.Desk.Today() {
				t.Errorf("%d: %+v, %d unplaced", year, report.Findings, report.Table.Unplaced)
			}
			compare(t, o, report, want)
		}
	})
}

func compare(t *testing.T, o *office.Office, report desk.Report, want map[annual.RowID]map[annual.Column][]string) {
	t.Helper()
	for _, row := range report.Table.Format.Rows() {
		for column := annual.Person; column <= annual.Total; column++ {
			ids := want[row][column]
			if got := report.Table.At(row, column); got != len(ids) {
				t.Errorf("%d %s %s: %d, by hand %d", report.To.Year(), row, column, got, len(ids))
			}
			if len(ids) == 0 && column != annual.Total {
				continue
			}
			var listed []string
			cell := desk.Cell{From: report.From, To: report.To, Row: row, Column: column}
			for after := (desk.Key{}); ; {
				rows, next, err := o.Desk.CellCases(t.Context(), o.Compiler, cell, after)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range rows {
					listed = append(listed, r.CaseID)
				}
				if after = next; after == (desk.Key{}) {
					break
				}
			}
			slices.Sort(ids)
			slices.Sort(listed)
			if diff := cmp.Diff(ids, listed); diff != "" {
				t.Errorf("%d %s %s lists other cases: %s", report.To.Year(), row, column, diff)
			}
		}
	}
}

// A letter without signature came on 2023-12-28, was answered on the 29th and only confirmed on 2024-01-05 (art. 31(2)): it counts once,
// in the year in which it was received.
func TestAnAnswerBeforeTheConfirmationOfReceiptCountsOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-01-08", direct, func(t *testing.T, o *office.Office) {
		in := registration("2023-12-28", casefile.Party{Name: "李示范"})
		in.Command.Channel, in.Command.ConfirmedOn = clock.OrdinaryMail, day("2024-01-05")
		id := must(o.Desk.Register(t.Context(), o.Clerk, in))(t).CaseID
		o.Desk.Wait()
		wantDone(t, o, o.Clerk, id, "2023-12-29", application.Withdraw{Statement: "书面撤回"})
		counts := func(year int) (n int) {
			table := must(o.Desk.Report(t.Context(), o.Compiler, civil.Of(year, 1, 1), civil.Of(year, 12, 31)))(t).Table
			return table.At(annual.R1, annual.Total) + table.At(annual.R3_7, annual.Total)*10 + table.At(annual.R4, annual.Total)*100
		}
		if before, after := counts(2023), counts(2024); before != 0 || after != 11 {
			t.Errorf("2023: %d, 2024: %d", before, after)
		}
	})
}
