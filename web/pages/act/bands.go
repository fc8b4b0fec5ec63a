package act

import (
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/fee"
	"gongkai/web/words"
)

// bands show how a fee comes about, price by price (超额累进). They are shown only where they add up to what will be recorded.
func (c *call) bands(in desk.Act, e desk.Effect) []string {
	x, ok := in.Command.(application.Charge)
	if !ok {
		return nil
	}
	counted := fee.Application{On: c.app.State.ReceivedOn(), Before: x.Before, Units: 1, Pages: x.Count}
	if x.Tariff == fee.Units {
		counted.Units, counted.Pages = x.Count, 0
	}
	sum, err := words.Tariffs().Charge(x.Tariff, counted)
	if err != nil || sum.Yuan != e.Yuan {
		return nil
	}
	return words.Bands(x.Tariff, sum)
}
