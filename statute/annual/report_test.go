package annual_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"gongkai/civil"
	"gongkai/statute/annual"
)

func TestReportsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]error{
		``:                                  annual.ErrSyntax,
		`[]`:                                annual.ErrSyntax,
		`{"year":"2024"}`:                   annual.ErrSyntax,
		`{"table3":{"R1":[0,0,0,0,0,0,0]}}`: annual.ErrFormat,
		`{"year":2018,"table3":{"R1":[0,0,0,0,0,0,0]}}`:     annual.ErrFormat,
		`{"format":"2008","table3":{"R1":[0,0,0,0,0,0,0]}}`: annual.ErrFormat,
		`{"year":2024}`:                                                                annual.ErrTable3,
		`{"year":2024,"table3":{}}`:                                                    annual.ErrTable3,
		`{"year":2024,"table3":{"R9":[0,0,0,0,0,0,0]}}`:                                annual.ErrRow,
		`{"year":2024,"table3":{"R3.6":[0,0,0,0,0,0,0]}}`:                              annual.ErrRow, // a row of 2019
		`{"year":2020,"table3":{"R3.6.1":[0,0,0,0,0,0,0]}}`:                            annual.ErrRow, // a row of 2021
		`{"year":2024,"table3":{"R1":[0,0,0,0,0,0]}}`:                                  annual.ErrWidth,
		`{"year":2024,"table3":{"R1":null}}`:                                           annual.ErrWidth,
		`{"year":2024,"table3":{"R1":[0,0,0,0,0,0,0]},"table4":{"review":[0]}}`:        annual.ErrWidth,
		`{"year":2024,"table3":{"R1":[0,0,0,0,0,0,0]},"table4":{"suits":[0,0,0,0,0]}}`: annual.ErrRow,
		`{"year":2024,"table3":{"R1":[0,0,0,0,0,0,0]},"previous":{"year":2023}}`:       annual.ErrTable3,
	} {
		if _, err := annual.CheckReport([]byte(text)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
}

func TestACompiledReportReadsBackAndHolds(t *testing.T) {
	t.Parallel()
	lines := []annual.Line{
		{ReceivedOn: civil.MustParse("2023-12-20"), RepliedOn: civil.MustParse("2024-01-15"), Row: annual.R3_1, Column: annual.Person},
		{ReceivedOn: civil.MustParse("2024-05-01"), Row: "", Column: annual.Legal},
	}
	r := annual.Report{
		Year: 2024, Format: annual.Format2021,
		Table3: annual.Compile(slices.Values(lines), civil.MustParse("2024-01-01"), civil.MustParse("2024-12-31")),
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	v, err := annual.CheckReport(b)
	if err != nil || len(v.Errors)+len(v.Warnings) != 0 {
		t.Errorf("%v %+v\n%s", err, v, b)
	}
	var back struct{ Table3 map[string][7]int }
	if err := json.Unmarshal(b, &back); err != nil || back.Table3["R2"] != [7]int{1, 0, 0, 0, 0, 0, 1} || back.Table3["R4"] != [7]int{0, 0, 0, 0, 1, 0, 1} {
		t.Errorf("%v %v", err, back)
	}
}

func TestABlankCellIsWrittenAsNull(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(annual.Figures{annual.Person: {N: 3}, annual.Total: {Blank: true}})
	if err != nil || string(b) != "[3,0,0,0,0,0,null]" {
		t.Errorf("%s %v", b, err)
	}
}

// Earlier years have no form of their own: they are counted in the first one.
func TestYearsBeforeTheFirstFormat(t *testing.T) {
	t.Parallel()
	line := annual.Line{ReceivedOn: civil.MustParse("2018-03-05"), RepliedOn: civil.MustParse("2018-03-20"), Row: annual.R3_6_1, Column: annual.Person}
	table := annual.Compile(slices.Values([]annual.Line{line}), civil.MustParse("2018-01-01"), civil.MustParse("2018-12-31"))
	if table.Format != annual.Format2019 || table.At(annual.R1, annual.Person) != 1 || table.At(annual.R3_6, annual.Total) != 1 {
		t.Errorf("%+v", table)
	}
}

func FuzzCheckReport(f *testing.F) {
	f.Add([]byte(`{"year":2024,"table3":{"R1":[0,null,-1,0.5,"x",{},1e300]},"table4":{"review":[0,0,0,0,null]},"previous":{"year":2023,"table3":{"R4":[1,1,1,1,1,1,1]}}}`))
	f.Add([]byte(`{"year":2020,"format":"2021","table3":{"R3.7":["\u0000",0,0,0,0,0,0]}}`))
	f.Add([]byte(`{"year":2024,"level":"county","table3":{"R1":[0,0,0,0,0,0,0]},"table2":{"rules":[0,1.5,"x"],"fees":[null]},"explained":{"K5":"x"},
"county":{"government":"a","office":"b","office_apart":true,"listed":["c"]},"entities":[{"entity":"a","table3":{"R1":[1,0,0,0,0,0,1]},"table2":{"fees":[0.5]}}],
"register":[{"id":"1","received_on":"2024-03-04","closed_on":"","rows":["R3.1"],"voided":true}],"ledger":{"fee_notices":0,"fee_income":380.5},
"text":{"overview":"新收申请3件","other":"未收取信息处理费"}}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := annual.CheckReport(b)
		if err != nil {
			return
		}
		if v.Errors == nil || v.Warnings == nil {
			t.Error("a nil list")
		}
		if _, err := json.Marshal(v); err != nil {
			t.Error(err)
		}
	})
}
