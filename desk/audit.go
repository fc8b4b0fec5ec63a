package desk

import (
	"context"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/store"
)

// AuditFilter asks who looked at unmasked data, or what the administrator did, newest first.
type AuditFilter struct {
	Account  string     // "": anybody
	From, To civil.Date // both included; zero: the last thirty-one days
	Before   store.Place
}

// auditDays is how far back a list goes where no day is asked for.
const auditDays = 31

// span is the stretch of days of a filter, and one row more than a page holds.
func (d *Desk) span(f AuditFilter) (store.Span, error) {
	if f.To.IsZero() {
		f.To = d.Today()
	}
	if f.From.IsZero() {
		f.From = f.To.AddDays(1 - auditDays)
	}
	if f.From > f.To {
		return store.Span{}, Invalid{{Field: "from", Code: "out_of_range"}}
	}
	return store.Span{Account: f.Account, From: f.From.At(0, 0, 0), Till: f.To.AddDays(1).At(0, 0, 0), Before: f.Before, Limit: PageSize + 1}, nil
}

// Look is one look at an unmasked value.
type Look struct {
	store.Reveal
	About
	Who    string
	Reason string
}

// Reveals lists who looked at unmasked data and why; more: where the next page goes on.
func (d *Desk) Reveals(ctx context.Context, p auth.Person, f AuditFilter) (out []Look, more store.Place, err error) {
	if err := may(p, auth.Operate, auth.Subject{}); err != nil {
		return nil, more, err
	}
	span, err := d.span(f)
	if err != nil {
		return nil, more, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return nil, more, err
	}
	err = d.db.View(ctx, "list reveals", func(tx *store.Tx) error {
		rows, err := tx.Reveals(span)
		if err != nil {
			return err
		}
		if len(rows) > PageSize {
			rows = rows[:PageSize]
			more = store.Place{At: rows[PageSize-1].At, ID: rows[PageSize-1].ID}
		}
		for _, r := range rows {
			about, err := aboutCase(tx, r.CaseID)
			if err != nil {
				return err
			}
			reason, err := d.record.RevealReason(r)
			if err != nil {
				return err
			}
			out = append(out, Look{Reveal: r, About: about, Who: names.Person(r.AccountID), Reason: reason})
		}
		return nil
	})
	return out, more, err
}

// MovedDate is a due date that the calendar edition in force moved.
type MovedDate struct {
	About
	Edition       string
	Before, After civil.Date
}

// MovedDates pages through the dates that the edition in force moved and nobody has signed off; after is the last case of the page
// before, more that of this one. A page may be short where others were signed.
func (d *Desk) MovedDates(ctx context.Context, p auth.Person, after string) (out []MovedDate, more string, err error) {
	if err := may(p, auth.Operate, auth.Subject{}); err != nil {
		return nil, "", err
	}
	cal, err := d.record.Calendar(ctx)
	if err != nil {
		return nil, "", err
	}
	err = d.db.View(ctx, "list moved dates", func(tx *store.Tx) error {
		for len(out) == 0 { // pages of signed dates alone are passed over
			rows, err := tx.MovedDates(cal.Edition(), after, PageSize)
			if err != nil || len(rows) == 0 {
				return err
			}
			more, after = "", rows[len(rows)-1].CaseID
			if len(rows) == PageSize {
				more = after
			}
			if out, err = unsigned(tx, rows); err != nil {
				return err
			}
		}
		return nil
	})
	return out, more, err
}

func unsigned(tx *store.Tx, rows []store.MovedDate) ([]MovedDate, error) {
	var out []MovedDate
	for _, r := range rows {
		if !r.SignedAt.IsZero() {
			continue
		}
		about, err := aboutCase(tx, r.CaseID)
		if err != nil {
			return nil, err
		}
		before, _ := civil.Parse(r.BeforeOn) // "": there was none
		now, _ := civil.Parse(r.AfterOn)
		out = append(out, MovedDate{About: about, Edition: r.Edition, Before: before, After: now})
	}
	return out, nil
}

// SignMovedDates writes down that the moved dates of some cases were seen.
func (d *Desk) SignMovedDates(ctx context.Context, p auth.Person, edition string, cases []string) error {
	by, err := operator(p, "")
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		return Invalid{{Field: "case", Code: "required"}}
	}
	if len(cases) > PageSize {
		return Invalid{{Field: "case", Code: "too_long"}}
	}
	for _, id := range cases {
		if err := d.record.SignMovedDate(ctx, by, edition, id); err != nil {
			return err
		}
	}
	return nil
}

// LetterFault is a letter of a case that could not be written.
type LetterFault struct {
	Effect   string // its id, for 再试一次
	Letter   string // kind of letter
	Fault    string // a code; words.EffectFault says it in Chinese
	Stuck    bool   // no further try is made before somebody asks for it
	MayRetry bool
}

// LetterFaults are the letters of an application that could not be written. The reply of a draft that is no longer in force is none.
func (d *Desk) LetterFaults(ctx context.Context, p auth.Person, caseID string) ([]LetterFault, error) {
	row, on, err := d.subject(ctx, caseID)
	if err != nil {
		return nil, err
	}
	if row.Kind != string(casefile.KindApplication) {
		return nil, ErrNotFound
	}
	if err := may(p, auth.ReadApplications, on); err != nil {
		return nil, err
	}
	var out []LetterFault
	err = d.db.View(ctx, "letters that fail", func(tx *store.Tx) (err error) {
		out, err = letterFaults(tx, p, on, caseID)
		return err
	})
	return out, err
}

func letterFaults(tx *store.Tx, p auth.Person, on auth.Subject, caseID string) (out []LetterFault, err error) {
	effects, err := tx.EffectsOf(caseID)
	latest := map[string]store.Effect{}
	var kinds []string
	for _, e := range effects { // oldest first: of each kind the last one counts
		if _, seen := latest[e.Kind]; !seen {
			kinds = append(kinds, e.Kind)
		}
		latest[e.Kind] = e
	}
	for _, k := range kinds {
		if e := latest[k]; record.Failing(e) {
			out = append(out, LetterFault{Effect: e.ID, Letter: e.Kind, Fault: faultOf(e), Stuck: e.Status == store.EffectStuck,
				MayRetry: auth.May(p, auth.RetryEffect, on) == nil})
		}
	}
	return out, err
}
