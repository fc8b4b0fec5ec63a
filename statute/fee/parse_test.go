package fee_test

import (
	"errors"
	"strings"
	"testing"

	"gongkai/statute/fee"
)

func TestTariffDataIsReadStrictly(t *testing.T) {
	t.Parallel()
	seed := MustRead(t, seedFile)
	for _, c := range []struct{ name, old, new, reason string }{
		{"an unknown member", `"to": ""`, `"to": "", "exempt": []`, "exempt"},
		{"a day without a tariff", `"from": "2021-01-01"`, `"from": "2021-01-02"`, "2021-01-01"},
		{"a day with two tariffs", `"to": "2020-12-31"`, `"to": "2021-06-30"`, "第2项应自2021-07-01起"},
		{"the 条例 began earlier", `"from": "2019-05-15"`, `"from": "2020-01-01"`, "2019-05-15"},
		{"an end in the future", `"to": ""`, `"to": "2099-12-31"`, "第2项的截止日期"},
		{"an end before the beginning", `"to": "2020-12-31"`, `"to": "2019-05-01"`, "第1项的截止日期"},
		{"an end in the middle is missing", `"to": "2020-12-31"`, `"to": ""`, "截止日期"},
		{"no source", `"source": "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条、第五条"`, `"source": ""`, "source"},
		{"one tariff only", `"pages": []`, `"pages": [{"from": 1, "yuan": 1}]`, "同时"},
		{"the first unit has no price", `{"from": 1, "yuan": 0},
   {"from": 11`, `{"from": 2, "yuan": 0},
   {"from": 11`, "units：第1档的起始数"},
		{"steps in disorder", `{"from": 31, "yuan": 10}`, `{"from": 1, "yuan": 10}`, "pages：第2档的起始数"},
		{"a price that falls", `{"from": 101, "yuan": 20}`, `{"from": 101, "yuan": 9}`, "pages：第3档的单价"},
		{"a price below zero", `{"from": 1, "yuan": 0},
   {"from": 31`, `{"from": 1, "yuan": -1},
   {"from": 31`, "pages：第1档的单价"},
		{"a price beyond all measure", `"yuan": 40`, `"yuan": 1000001`, "pages：第4档的单价"},
		{"half a rise", `"every": 10, `, ``, "units：第3档的递增"},
		{"a rise of nothing", `, "more": 100`, ``, "units：第3档的递增"},
		{"a rise backwards", `"every": 10`, `"every": -10`, "units：第3档的递增"},
		{"a rise after too many units", `"every": 10`, `"every": 1000001`, "units：第3档的递增"},
		{"a rise that falls", `"more": 100`, `"more": -100`, "units：第3档的递增"},
		{"a rise beyond all measure", `"more": 100`, `"more": 1000001`, "units：第3档的递增"},
		{"a step that nobody reaches", `{"from": 201,`, `{"from": 1000001,`, "pages：第4档的起始数"},
		{"a rise in the middle", `{"from": 31, "yuan": 10}`, `{"from": 31, "yuan": 10, "every": 1, "more": 1}`, "pages：第2档递增，只能是最后一档"},
		{"no list", seed, `{}`, ""},
		{"an empty list", seed, `[]`, "没有任何标准"},
		{"something after the list", seed, seed + "[]", "多余"},
		{"no such day", `"2020-12-31"`, `"2020-12-32"`, ""},
	} {
		text := strings.Replace(seed, c.old, c.new, 1)
		if text == seed {
			t.Fatalf("%s: nothing was changed", c.name)
		}
		if _, err := fee.Parse([]byte(text)); !errors.Is(err, fee.ErrData) || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// What lies just within the bounds is read, and nothing of it leaves 64 bits.
func TestTheEdgesOfATariffAreAccepted(t *testing.T) {
	t.Parallel()
	const text = `[{"from":"2019-05-15","to":"2019-05-15","source":"一日","units":[],"pages":[]},
		{"from":"2019-05-16","to":"","source":"极限",
		"units":[{"from":1,"yuan":0},{"from":1000000,"yuan":1000000,"every":1000000,"more":1000000}],
		"pages":[{"from":1,"yuan":1000000},{"from":2,"yuan":1000000,"every":1,"more":1}]}]`
	tariffs, err := fee.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := tariffs.ByUnits(fee.Most, day("2019-05-16")); err != nil || got.Yuan != 1_000_000 || len(got.Bands) != 2 {
		t.Errorf("the most units: %+v, %v", got, err)
	}
	if got, err := tariffs.ByPages(3, day("2019-05-16")); err != nil || got.Yuan != 3_000_001 {
		t.Errorf("three pages: %+v, %v", got, err)
	}
	if got, err := tariffs.ByPages(3, day("2019-05-15")); err != nil || got.Yuan != 0 {
		t.Errorf("three pages on the one day without a fee: %+v, %v", got, err)
	}
}

func TestOnePriceIsATariff(t *testing.T) {
	t.Parallel()
	const text = `[{"from":"2019-05-15","to":"","source":"示例","units":[{"from":1,"yuan":5}],"pages":[{"from":1,"yuan":0}]}]`
	tariffs, err := fee.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if s, err := tariffs.On(day("2024-03-04")); err != nil || !s.Charges() {
		t.Errorf("one price: %+v %v", s, err)
	}
	if f, err := tariffs.ByUnits(3, day("2024-03-04")); err != nil || f.Yuan != 15 {
		t.Errorf("three units at 5 yuan: %d, %v", f.Yuan, err)
	}
}

func TestStatesAreCopies(t *testing.T) {
	t.Parallel()
	tariffs := MustSeed(t)
	tariffs.States()[1].Units[1].Yuan = 7
	if f, err := tariffs.ByUnits(11, day("2024-03-04")); err != nil || f.Yuan != 100 {
		t.Errorf("a reader changed the price to %d, %v", f.Yuan, err)
	}
	if s, err := tariffs.On(day("2019-05-14")); !errors.Is(err, fee.ErrDate) || s.Source != "" {
		t.Errorf("before the 条例: %+v %v", s, err)
	}
	if s, err := tariffs.On(day("2020-12-31")); err != nil || s.Charges() || s.Source == "" {
		t.Errorf("before 2021: %+v %v", s, err)
	}
	if s, err := tariffs.On(day("2021-01-01")); err != nil || !s.Charges() {
		t.Errorf("from 2021: %+v %v", s, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(MustRead(f, seedFile)), 65)
	f.Add([]byte(`[{"from":"2019-05-15","to":"","source":"x","units":[{"from":1,"yuan":1,"every":1,"more":1000000}],"pages":[{"from":1,"yuan":0}]}]`), 5000)
	f.Fuzz(func(t *testing.T, data []byte, n int) {
		tariffs, err := fee.Parse(data)
		if err != nil {
			if !errors.Is(err, fee.ErrData) {
				t.Fatalf("%v is no fault of data", err)
			}
			return
		}
		for _, total := range []func() (fee.Fee, error){
			func() (fee.Fee, error) { return tariffs.ByUnits(n, day("2024-03-04")) },
			func() (fee.Fee, error) { return tariffs.ByPages(n, day("2024-03-04")) },
		} {
			got, err := total()
			if (n < 0 || n > fee.Most) != errors.Is(err, fee.ErrNumber) || got.Yuan < 0 {
				t.Fatalf("%d: %d yuan, %v", n, got.Yuan, err)
			}
			if err == nil && len(got.Bands) > 0 && additive(got, n) != nil {
				t.Fatalf("%d: %v", n, additive(got, n))
			}
		}
	})
}
