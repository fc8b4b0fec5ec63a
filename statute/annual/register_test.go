package annual_test

import (
	"slices"
	"testing"

	"gongkai/civil"
	"gongkai/statute/annual"
	"pgregory.net/rapid"
)

func TestTheRegisterHasAsManyNewCases(t *testing.T) { // K10
	t.Parallel()
	table := filed(2).Table3
	register := []annual.Entry{
		{ID: "1", ReceivedOn: on("2024-01-01")}, {ID: "2", ReceivedOn: on("2024-12-31")}, {ID: "3", ReceivedOn: on("2023-12-31")},
		{ID: "4", ReceivedOn: on("2025-01-01")}, {ID: "5", ReceivedOn: on("2024-06-01"), Voided: true}, {ID: "6"},
	}
	if found := annual.K10(table, 2024, register); found != nil {
		t.Error(show(found))
	}
	if found := annual.K10(table, 2024, register[1:]); show(found) != "K10:总计:R1 1→2" || found[0].Severity != annual.Error {
		t.Error(show(found))
	}
	if found := annual.K10(table, 1970, register); show(found) != "K10:总计:R1 0→2" { // an entry without a date is of no year
		t.Error(show(found))
	}
	table.Rows[annual.R1] = annual.Figures{annual.Legal: {N: 2}, annual.Total: {Blank: true}} // the columns stand for a blank 总计
	if found := annual.K10(table, 2024, register); found != nil {
		t.Error(show(found))
	}
}

func TestEveryClosedEntryHasOneRow(t *testing.T) { // K11
	t.Parallel()
	for _, c := range []struct {
		rule, closed string
		voided       bool
		rows         []annual.RowID
		want         string
	}{
		{"one row", "2024-03-01", false, []annual.RowID{"R3.1"}, ""},
		{"the same row twice", "2024-03-01", false, []annual.RowID{"R3.1", "R3.1"}, ""},
		{"two rows", "2024-03-01", false, []annual.RowID{"R3.1", "R3.3.4"}, "K11::x 1→2"},
		{"no row", "2024-03-01", false, nil, "K11::x 1→0"},
		{"no result", "2024-03-01", false, []annual.RowID{"R4"}, "K11::x 1→R4"},
		{"an empty row", "2024-03-01", false, []annual.RowID{""}, "K11::x 1→"},
		{"a row of 2019 after 2020", "2021-01-01", false, []annual.RowID{"R3.6"}, "K11::x 1→R3.6"},
		{"the row of 2019", "2020-12-31", false, []annual.RowID{"R3.6"}, ""},
		{"unpaid fees from 2021", "2021-01-01", false, []annual.RowID{"R3.6.2"}, ""},
		{"unpaid fees before there were any", "2020-12-31", false, []annual.RowID{"R3.6.2"}, "K11::x 1→R3.6.2"},
		{"a closing of 2018 folds as in 2019", "2018-05-01", false, []annual.RowID{"R3.6.3"}, ""},
		{"unpaid fees of 2018", "2018-05-01", false, []annual.RowID{"R3.6.2"}, "K11::x 1→R3.6.2"},
		{"open", "", false, nil, ""},
		{"voided", "2024-03-01", true, nil, ""},
		{"closed on the last day", "2024-12-31", false, nil, "K11::x 1→0"},
		{"closed next year", "2025-01-01", false, nil, ""},
	} {
		found := annual.K11(2024, []annual.Entry{{ID: "x", ReceivedOn: on("2018-01-01"), ClosedOn: on(c.closed), Voided: c.voided, Rows: c.rows}})
		if got := show(found); got != c.want || len(found) > 0 && found[0].Severity != annual.Error {
			t.Errorf("%s: %s", c.rule, got)
		}
	}
}

func TestACompiledTableAgreesWithItsRegister(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lines := anyLines(t, annual.Format2021)
		table := annual.Compile(slices.Values(lines), civil.Of(2024, 1, 1), civil.Of(2024, 12, 31))
		var register []annual.Entry
		for _, l := range lines {
			if l.Row == annual.R3_6_2 {
				l.Row = annual.R3_6_1 // unpaid fees need a year after 2020
			}
			register = append(register, annual.Entry{ReceivedOn: l.ReceivedOn, ClosedOn: l.RepliedOn, Rows: []annual.RowID{l.Row}, Voided: l.Voided})
		}
		if found := append(annual.K10(table, 2024, register), annual.K11(2024, register)...); len(found) != 0 {
			t.Error(show(found))
		}
	})
}
