package annual

import (
	"errors"
	"fmt"
	"slices"

	"gongkai/civil"
	"gongkai/statute/outcome"
)

// Why an application has no row.
var (
	ErrNoItem = errors.New("annual: an application without items has no row")
	ErrNoRow  = errors.New("annual: an item's outcome has no row")
	ErrChosen = errors.New("annual: the chosen principal ground is none of the reply's")
	ErrMixed  = errors.New("annual: the settings give this mixture of outcomes no row")
)

// Item is the outcome of one item of an application. The ground belongs to a refusal.
type Item struct {
	Code   outcome.Code
	Ground outcome.Ground
}

// Counting settles what the form leaves open about an application whose items ended differently. Every field is a
// convention of the office ([C]), to be agreed with the 主管部门.
type Counting struct {
	// WithGranted is the row (R3.1 or R3.2) of an application of which something was provided, nothing refused under arts
	// 14–16, and an item ended in this row. Where several do, one that makes it R3.2 prevails.
	WithGranted map[RowID]RowID
	// Order ranks the rows of an application of which nothing was provided and nothing refused: the first one counts.
	Order []RowID
}

// DefaultCounting is the office's convention as long as nothing else is agreed.
//
// With something provided: what was asked for and not obtained (依照专门规定查询 R3.3.8, 无法提供 R3.4.1 to R3.4.3) makes
// the reply 部分公开, since 予以公开 would claim too much; what was never handled as an application (不予处理 R3.5) and what
// the applicant let go (其他处理 R3.6) leaves it 予以公开. With nothing provided: the printed order of the form.
func DefaultCounting() Counting {
	with := map[RowID]RowID{}
	rest := Format2021.Results()[2:] // after R3.1 and R3.2
	for _, r := range rest {
		switch Group(r) {
		case "（三）不予公开", "（四）无法提供":
			with[r] = R3_2
		default:
			with[r] = R3_1
		}
	}
	return Counting{WithGranted: with, Order: rest}
}

// RowOfReply is the one row of an application, from the outcomes of its items in any order.
//
// Provided in part, or something provided and something refused: R3.2 (区分处理的，只计这一情形). Nothing provided and
// something refused: the row of the principal ground, see Principal; 不存在 and the like beside a refusal do not count.
// Else the settings decide. Errors: ErrNoItem, ErrNoRow, ErrChosen, ErrMixed.
func (s Counting) RowOfReply(items []Item, chosen outcome.Ground) (RowID, error) {
	if len(items) == 0 {
		return "", ErrNoItem
	}
	var granted, refused bool
	rows := make([]RowID, len(items))
	for i, item := range items {
		row, ok := RowOf(item.Code, item.Ground)
		if !ok {
			return "", fmt.Errorf("%w: %s %s", ErrNoRow, item.Code, item.Ground)
		}
		rows[i] = row
		granted = granted || row == R3_1
		refused = refused || item.Code == outcome.A36_3_DENY
	}
	switch {
	case slices.Contains(rows, R3_2) || granted && refused:
		return R3_2, nil
	case granted:
		return s.beside(rows)
	case refused:
		ground, err := Principal(items, chosen)
		if err != nil {
			return "", err
		}
		row, _ := rowOfGround(ground)
		return row, nil
	}
	for _, row := range s.Order {
		if slices.Contains(rows, row) {
			return row, nil
		}
	}
	return "", fmt.Errorf("%w: %v", ErrMixed, rows)
}

// beside is the row of a grant beside outcomes that are no refusals.
func (s Counting) beside(rows []RowID) (RowID, error) {
	out := R3_1
	for _, row := range rows {
		if row == R3_1 {
			continue
		}
		switch s.WithGranted[row] {
		case R3_1:
		case R3_2:
			out = R3_2
		default:
			return "", fmt.Errorf("%w: %s beside %s", ErrMixed, row, R3_1)
		}
	}
	return out, nil
}

// Principal is the ground under which an application with refusals counts: the one the handler chose, by default the
// strictest in the order of rows R3.3.1 to R3.3.7. ErrChosen if nothing was refused for the chosen one, ErrNoRow if nothing
// was refused at all.
func Principal(items []Item, chosen outcome.Ground) (outcome.Ground, error) {
	var found outcome.Ground
	for _, item := range items {
		if item.Code != outcome.A36_3_DENY || !item.Ground.Known() {
			continue
		}
		if item.Ground == chosen {
			return chosen, nil
		}
		if item.Ground.Stricter(found) { // than none at all, too
			found = item.Ground
		}
	}
	switch {
	case chosen != "":
		return "", fmt.Errorf("%w: %s", ErrChosen, chosen)
	case found == "":
		return "", fmt.Errorf("%w: nothing was refused", ErrNoRow)
	}
	return found, nil
}

// Decision is one decision on an application, with its row. AnnulledOn is the day on which a review or a judgment undid it;
// none while it stands.
type Decision struct {
	On, AnnulledOn civil.Date
	Row            RowID
}

// standing reports whether the decision was made and not undone on a day, both days included.
func (d Decision) standing(day civil.Date) bool {
	return !d.On.IsZero() && d.On <= day && (d.AnnulledOn.IsZero() || d.AnnulledOn > day)
}

// Counted is the decision that counts for an application decided again after a review or a judgment, which is no new
// application. A year whose report was published keeps its figure: then it is the last decision of that year that stood on
// the day of publication. Else it is the last one that stands on the given day; ok is false when none does: the application
// is open again. publishedOn tells when the report of a year was published; the zero date for not yet.
func Counted(decisions []Decision, today civil.Date, publishedOn func(year int) civil.Date) (d Decision, ok bool) {
	inOrder := slices.Clone(decisions)
	slices.SortStableFunc(inOrder, func(a, b Decision) int { return int(a.On - b.On) })
	for _, first := range inOrder {
		if first.On.IsZero() {
			continue
		}
		day := publishedOn(first.On.Year())
		if day.IsZero() || day > today {
			continue
		}
		year := slices.DeleteFunc(slices.Clone(inOrder), func(d Decision) bool { return d.On.Year() != first.On.Year() })
		if d, ok := lastStanding(year, day); ok {
			return d, true
		}
	}
	return lastStanding(inOrder, today)
}

func lastStanding(inOrder []Decision, day civil.Date) (Decision, bool) {
	for _, d := range slices.Backward(inOrder) {
		if d.standing(day) {
			return d, true
		}
	}
	return Decision{}, false
}
