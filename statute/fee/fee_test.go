package fee_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/civil"
	"gongkai/statute/fee"
)

func TestWorkedExamples(t *testing.T) {
	t.Parallel()
	tariffs := MustSeed(t)
	for _, x := range MustExamples(t) {
		got, err := tariffs.Charge(x.by, x.application)
		if err != nil || got.Yuan != x.yuan {
			t.Errorf("%s (%s): %d yuan, %v; want %d", x.name, x.article, got.Yuan, err, x.yuan)
		}
		if x.application.Before > 0 {
			continue
		}
		whole, err := tariffs.ByUnits(x.application.Units, x.application.On)
		if x.by == fee.Pages {
			whole, err = tariffs.ByPages(x.application.Pages, x.application.On)
		}
		if err != nil || whole.Yuan != x.yuan {
			t.Errorf("%s (%s): %d yuan, %v; want %d", x.name, x.article, whole.Yuan, err, x.yuan)
		}
	}
}

func TestTheComputationIsShownBandByBand(t *testing.T) {
	t.Parallel()
	tariffs, on := MustSeed(t), day("2021-01-01")
	for _, c := range []struct {
		name string
		fee  func() (fee.Fee, error)
		want []fee.Band
	}{
		{"109号 art. 4: 65 units", func() (fee.Fee, error) { return tariffs.ByUnits(65, on) }, []fee.Band{
			{1, 10, 10, 0, 0}, {11, 30, 20, 100, 2000}, {31, 40, 10, 200, 2000}, {41, 50, 10, 300, 3000}, {51, 60, 10, 400, 4000}, {61, 65, 5, 500, 2500}}},
		{"109号 art. 5: 201 pages", func() (fee.Fee, error) { return tariffs.ByPages(201, on) }, []fee.Band{
			{1, 30, 30, 0, 0}, {31, 100, 70, 10, 700}, {101, 200, 100, 20, 2000}, {201, 201, 1, 40, 40}}},
		{"the 9th to the 12th of the month", func() (fee.Fee, error) {
			return tariffs.Charge(fee.Units, fee.Application{On: on, Before: 8, Units: 4})
		}, []fee.Band{{9, 10, 2, 0, 0}, {11, 12, 2, 100, 200}}},
		{"nothing was counted", func() (fee.Fee, error) { return tariffs.ByPages(0, on) }, []fee.Band{}},
		{"before 2021 no fee existed", func() (fee.Fee, error) { return tariffs.ByUnits(500, day("2020-12-31")) }, []fee.Band{}},
	} {
		got, err := c.fee()
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if diff := cmp.Diff(c.want, got.Bands); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

func TestTheFeeBeginsIn2021(t *testing.T) {
	t.Parallel()
	tariffs := MustSeed(t)
	for on, want := range map[string]int64{"2019-05-15": 0, "2020-11-17": 0, "2020-12-31": 0, "2021-01-01": 100, "2026-12-31": 100} {
		if got, err := tariffs.ByUnits(11, day(on)); err != nil || got.Yuan != want {
			t.Errorf("11 units on %s: %d yuan, %v", on, got.Yuan, err)
		}
	}
	if _, err := tariffs.ByUnits(11, day("2019-05-14")); !errors.Is(err, fee.ErrDate) {
		t.Errorf("before the 条例: %v", err)
	}
	if _, err := (fee.Tariffs{}).ByUnits(11, day("2024-01-01")); !errors.Is(err, fee.ErrDate) {
		t.Errorf("no tariffs at all: %v", err)
	}
}

// No expected number: for every day since the 条例 exactly one state of the law applies.
func TestEveryDayHasExactlyOneTariff(t *testing.T) {
	t.Parallel()
	states := MustSeed(t).States()
	for d := range civil.Days(day("2019-05-15"), day("2027-12-31")) {
		n := 0
		for _, s := range states {
			if s.Applies(d) {
				n++
			}
		}
		if n != 1 {
			t.Fatalf("%s: %d tariffs", d, n)
		}
	}
}

// 109号 art. 4: price(k) = 0 (k ≤ 10); 100 (k ≤ 30); from 31 on 200, and 100 more with every further ten.
func TestPriceOfTheNextUnit(t *testing.T) {
	t.Parallel()
	tariffs, on := MustSeed(t), day("2024-03-04")
	for k := 1; k <= 1000; k++ {
		want := int64(0)
		switch {
		case k > 30:
			want = 100 * int64(2+(k-31)/10)
		case k > 10:
			want = 100
		}
		if got, err := tariffs.PriceOf(fee.Units, k, on); err != nil || got != want {
			t.Fatalf("unit %d costs %d, %v; want %d", k, got, err, want)
		}
	}
	for _, k := range []int{-1, 0, fee.Most + 1} {
		if got, err := tariffs.PriceOf(fee.Pages, k, on); !errors.Is(err, fee.ErrNumber) || got != 0 {
			t.Errorf("page %d costs %d, %v", k, got, err)
		}
	}
	if got, err := tariffs.PriceOf(fee.Pages, fee.Most, on); err != nil || got != 40 {
		t.Errorf("the last page costs %d, %v", got, err)
	}
	if got, err := tariffs.PriceOf(fee.Pages, 31, day("2019-05-14")); !errors.Is(err, fee.ErrDate) || got != 0 {
		t.Errorf("before the 条例 a page costs %d, %v", got, err)
	}
}

// An application is charged by one tariff (109号 art. 3): no answer is the sum of both.
func TestOneTariffAnApplication(t *testing.T) {
	t.Parallel()
	tariffs := MustSeed(t)
	a := fee.Application{On: day("2024-03-04"), Before: 11, Units: 1, Pages: 45}
	for by, want := range map[fee.By]int64{fee.Units: 100, fee.Pages: 150} {
		if got, err := tariffs.Charge(by, a); err != nil || got.Yuan != want {
			t.Errorf("by %s: %d, %v", by, got.Yuan, err)
		}
	}
	for _, by := range []fee.By{"", "both", "units+pages"} {
		if _, err := tariffs.Charge(by, a); !errors.Is(err, fee.ErrTariff) {
			t.Errorf("by %q: %v", by, err)
		}
	}
}

func TestBadNumbersAreErrors(t *testing.T) {
	t.Parallel()
	tariffs, on := MustSeed(t), day("2024-03-04")
	const huge = int(^uint(0) >> 1)
	for _, n := range []int{-1, -huge - 1, fee.Most + 1, huge} {
		if f, err := tariffs.ByUnits(n, on); !errors.Is(err, fee.ErrNumber) {
			t.Errorf("%d units: %v %v", n, f, err)
		}
		if f, err := tariffs.ByPages(n, on); !errors.Is(err, fee.ErrNumber) {
			t.Errorf("%d pages: %v %v", n, f, err)
		}
		for _, a := range []fee.Application{{on, n, 1, 0}, {on, 0, n, 0}, {on, 0, 1, n}, {on, fee.Most, 1, 0}, {on, 3, 0, 0}} {
			if f, err := tariffs.Charge(fee.Units, a); !errors.Is(err, fee.ErrNumber) {
				t.Errorf("%v: %v %v", a, f, err)
			}
		}
	}
	for _, a := range []fee.Application{{on, 0, 1, fee.Most}, {on, 3, fee.Most - 3, 0}, {on, fee.Most - 1, 1, 0}} {
		for _, by := range []fee.By{fee.Units, fee.Pages} {
			if f, err := tariffs.Charge(by, a); err != nil {
				t.Errorf("%v by %s: %v %v", a, by, f, err)
			}
		}
	}
	if f, err := tariffs.ByUnits(fee.Most, on); err != nil || f.Yuan != closed(fee.Most) {
		t.Errorf("the most units cost %d, %v; want %d", f.Yuan, err, closed(fee.Most))
	}
}

// closed is the sum of art. 4 in closed form for n > 30 in full tens.
func closed(n int64) int64 {
	tens := (n - 30) / 10
	return 2000 + 1000*(2*tens+tens*(tens-1)/2)
}

func TestPropertiesOfBothTariffs(t *testing.T) {
	t.Parallel()
	tariffs, on := MustSeed(t), day("2024-03-04")
	free := map[fee.By]int{fee.Units: 10, fee.Pages: 30}
	for by, total := range map[fee.By]func(int, civil.Date) (fee.Fee, error){fee.Units: tariffs.ByUnits, fee.Pages: tariffs.ByPages} {
		t.Run(string(by), func(t *testing.T) {
			t.Parallel()
			var before, step int64
			for n := 1; n <= 700; n++ {
				f, err := total(n, on)
				price, err2 := tariffs.PriceOf(by, n, on)
				if err := errors.Join(err, err2); err != nil {
					t.Fatal(err)
				}
				if n <= free[by] != (f.Yuan == 0) {
					t.Fatalf("%d: %d yuan, %d are free", n, f.Yuan, free[by])
				}
				if f.Yuan != before+price || price < step {
					t.Fatalf("%d: %d yuan after %d, the last one costs %d after %d", n, f.Yuan, before, price, step)
				}
				if err := additive(f, n); err != nil {
					t.Fatalf("%d: %v", n, err)
				}
				before, step = f.Yuan, price
			}
		})
	}
}

// additive holds that the bands lie end to end over 1 to n and add up to the amount.
func additive(f fee.Fee, n int) error {
	var yuan int64
	next := 1
	for _, b := range f.Bands {
		if b.From != next || b.Count != b.To-b.From+1 || b.Yuan != int64(b.Count)*b.Each {
			return fmt.Errorf("band %+v after %d", b, next-1)
		}
		yuan, next = yuan+b.Yuan, b.To+1
	}
	if yuan != f.Yuan || next != n+1 {
		return fmt.Errorf("bands give %d yuan over %d", yuan, next-1)
	}
	return nil
}

func TestAMonthCostsTheSameHoweverItIsCut(t *testing.T) {
	t.Parallel()
	tariffs, on := MustSeed(t), day("2024-03-04")
	for before := range 60 {
		for n := 1; n <= 60; n++ {
			first, err := tariffs.ByUnits(before, on)
			then, err2 := tariffs.Charge(fee.Units, fee.Application{On: on, Before: before, Units: n})
			whole, err3 := tariffs.ByUnits(before+n, on)
			if err := errors.Join(err, err2, err3); err != nil {
				t.Fatal(err)
			}
			if first.Yuan+then.Yuan != whole.Yuan {
				t.Fatalf("%d and %d more: %d + %d, want %d", before, n, first.Yuan, then.Yuan, whole.Yuan)
			}
		}
	}
}
