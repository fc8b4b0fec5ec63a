package record

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/house"
	"gongkai/store"
)

// Numbering is a 登记号 and its place in the list of a year.
type Numbering struct {
	Number        string
	Year, Ordinal int // an ordinal below 0: the number is of no series of ours, and stands at the end of its year
}

// number gives a birth its number: the next of the agency's series, or the one the case had before it came here.
func (r *Recorder) number(tx *store.Tx, birth Birth, accepted civil.Date) (casefile.Command, int, error) {
	if birth.Counter == "" {
		return birth.Command, 0, nil
	}
	set, _, err := r.settled(tx, birth.Agency, time.Time{})
	if err != nil {
		return nil, 0, err
	}
	h := house.House{Settings: set}
	give := r.next
	if birth.Kept != "" {
		give = r.kept
	}
	n, err := give(tx, birth, h, accepted)
	if err != nil {
		return nil, 0, err
	}
	return birth.Numbered(birth.Command, n), n.Ordinal, nil
}

// next takes the counter's next number: of the year of the day it was entered, and without gaps. A number that an old register has
// used up already is passed over.
func (*Recorder) next(tx *store.Tx, birth Birth, h house.House, accepted civil.Date) (Numbering, error) {
	year := accepted.Year()
	for {
		n, err := tx.NextNumber(Counter(birth.Counter, year), h.FirstOf(year))
		if err != nil {
			return Numbering{}, err
		}
		out := Numbering{Number: h.NumberPattern().Number(year, n), Year: year, Ordinal: n}
		if _, err = tx.ApplicationByNumber(birth.Agency, out.Number); errors.Is(err, store.ErrNotFound) {
			return out, nil
		}
		if err != nil {
			return Numbering{}, err
		}
	}
}

// kept takes the number of an old register as it is.
func (r *Recorder) kept(tx *store.Tx, birth Birth, h house.House, accepted civil.Date) (Numbering, error) {
	why, err := r.mayKeep(tx, birth, h, accepted)
	if err != nil {
		return Numbering{}, err
	}
	if len(why) > 0 {
		return Numbering{}, why
	}
	out := Numbering{Number: birth.Kept, Year: birth.On.Year()}
	if year, n, ours := h.NumberPattern().Read(birth.Kept); ours {
		taken, err := tx.OrdinalTaken(birth.Agency, year, n)
		if err != nil {
			return out, err
		}
		if !taken {
			out.Year, out.Ordinal = year, n
			return out, nil
		}
	}
	n, err := tx.NextNumber(Counter(birth.Counter+"/old", out.Year), 1)
	out.Ordinal = -n
	return out, err
}

// mayKeep refuses a number that another application has, and one that the counter will give out later: two papers would bear it.
func (*Recorder) mayKeep(tx *store.Tx, birth Birth, h house.House, accepted civil.Date) (casefile.Refusals, error) {
	_, err := tx.ApplicationByNumber(birth.Agency, birth.Kept)
	if err == nil {
		return casefile.Refuse(casefile.NumberTaken, "", "number"), nil
	}
	if !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	year, n, ours := h.NumberPattern().Read(birth.Kept)
	if !ours || year < accepted.Year() {
		return nil, nil
	}
	last, err := tx.LastNumber(Counter(birth.Counter, year))
	if err != nil || n < max(last+1, h.FirstOf(year)) {
		return nil, err
	}
	return casefile.Refuse(casefile.NumberAhead, "", "number", "year", strconv.Itoa(year), "first", strconv.Itoa(n+1)), nil
}

// Keeping asks whether an old number may be kept, and changes nothing.
func (r *Recorder) Keeping(ctx context.Context, birth Birth) (why casefile.Refusals, err error) {
	err = r.db.View(ctx, "look for number", func(tx *store.Tx) error {
		set, _, err := r.settled(tx, birth.Agency, time.Time{})
		if err == nil {
			why, err = r.mayKeep(tx, birth, house.House{Settings: set}, civil.In(r.now()))
		}
		return err
	})
	return why, err
}

// Counter is the name of a series' counter of a year.
func Counter(series string, year int) string { return fmt.Sprintf("%s/%d", series, year) }
