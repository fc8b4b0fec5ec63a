package words

import (
	"fmt"
	"sync"

	"gongkai/seeds"
	"gongkai/statute/fee"
)

// Tariffs are the tariffs of 信息处理费 that the program ships.
var Tariffs = sync.OnceValue(func() fee.Tariffs {
	t, err := fee.Parse(seeds.FeeTariffs())
	if err != nil {
		panic("the program's own tariffs: " + err.Error())
	}
	return t
})

// Bands are the lines of a computation, price by price.
func Bands(by fee.By, f fee.Fee) []string {
	var out []string
	unit := TariffUnit(by)
	for _, b := range f.Bands {
		which := fmt.Sprintf("第 %d 至 %d %s", b.From, b.To, unit)
		if b.From == b.To {
			which = fmt.Sprintf("第 %d %s", b.From, unit)
		}
		if b.Each == 0 {
			out = append(out, fmt.Sprintf("%s：%d %s，不收费", which, b.Count, unit))
			continue
		}
		out = append(out, fmt.Sprintf("%s：%d %s × %s = %s", which, b.Count, unit, Yuan(b.Each), Yuan(b.Yuan)))
	}
	return out
}
