package casefile

import "gongkai/civil"

// Guard says whether an act is possible in a state and for which legal dates. Decide begins with it and Offers draws from it,
// so a button and a refusal cannot disagree.
type Guard struct {
	No    Refusals // reasons that no date can cure
	From  Bound    // the earliest date; zero: the first day of the 条例
	Until Bound    // the latest date; zero: the day the command was accepted
}

// Bound is a limit on the legal date and the reason given beyond it.
type Bound struct {
	On     civil.Date
	Beyond Refusal
}

// NotBefore is g for an act that cannot be dated before any of these days; the refusal names the latest of them. Where days
// coincide, the bound that was there first gives the reason.
func (g Guard) NotBefore(check string, days ...civil.Date) Guard {
	for _, d := range days {
		if d > g.From.On {
			g.From = Bound{On: d, Beyond: Refusal{Check: check, Field: "on", Facts: map[string]string{"earliest": d.String()}}}
		}
	}
	return g
}

// Refuse lists every reason against doing it on a day, when the command was accepted on another.
func (g Guard) Refuse(on, accepted civil.Date) Refusals {
	out := append(Refusals(nil), g.No...)
	switch {
	case on.IsZero():
		return append(out, Refusal{Check: MissingField, Field: "on"})
	case on > accepted:
		out = append(out, Refusal{Check: InFuture, Field: "on", Facts: map[string]string{"latest": accepted.String()}})
	case on < Statute:
		out = append(out, Refusal{Check: BeforeStatute, Field: "on", Facts: map[string]string{"earliest": Statute.String()}})
	}
	if !g.From.On.IsZero() && on < g.From.On {
		out = append(out, g.From.Beyond)
	}
	if !g.Until.On.IsZero() && on > g.Until.On {
		out = append(out, g.Until.Beyond)
	}
	return out
}

// Window is the range of legal dates, not after today; ok is false where the act is not possible at all.
func (g Guard) Window(today civil.Date) (from, to civil.Date, ok bool) {
	from, to = max(Statute, g.From.On), today
	if !g.Until.On.IsZero() {
		to = min(to, g.Until.On)
	}
	return from, to, len(g.No) == 0 && from <= to
}

// Reasons are why the act is not offered today: what no date can cure, or the bound that today lies beyond.
func (g Guard) Reasons(today civil.Date) Refusals {
	if _, _, ok := g.Window(today); ok {
		return nil
	}
	if len(g.No) > 0 {
		return g.No
	}
	return g.Refuse(today, today)
}
