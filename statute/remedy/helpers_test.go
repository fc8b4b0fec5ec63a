package remedy_test

import (
	"errors"
	"os"
	"slices"
	"testing"

	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

func day(s string) civil.Date {
	if s == "" {
		return 0
	}
	return civil.MustParse(s)
}

// MustRead is the content of a file.
func MustRead(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const seedFile = "../../seeds/remedy/organs.json"

// MustTable is the shipped table.
func MustTable(t testing.TB) remedy.Table {
	t.Helper()
	table, err := remedy.Parse(MustRead(t, seedFile))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// MustCalendar is the shipped calendar.
func MustCalendar(t testing.TB) *calendar.Calendar {
	t.Helper()
	c, err := calendar.Parse("2026-1", MustRead(t, "../../seeds/calendar/2026-1.json"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// MustDecide is a notice that must be possible.
func MustDecide(t testing.TB, table remedy.Table, d remedy.Decision, n remedy.Names, s remedy.Settings) remedy.Notice {
	t.Helper()
	notice, err := table.Decide(d, n, s)
	if err != nil {
		t.Fatalf("%+v: %v", d, err)
	}
	return notice
}

// place has every name, each telling its role.
func place() remedy.Names {
	return remedy.Names{
		CountyGovernment: "示例县人民政府", HigherGovernment: "示例市人民政府", SuperiorDepartment: "示例市农业农村局",
		ParentDepartment: "示例设立局", ParentGovernment: "示例设立市人民政府", ManagingBody: "示例管理局",
		BasicCourt: "示例县人民法院", IntermediateCourt: "示例市中级人民法院", Online: "https://fy.example.invalid",
	}
}

func item(no int, c outcome.Code, grounds ...outcome.Ground) remedy.Item {
	return remedy.Item{No: no, Code: c, Grounds: grounds}
}

// reply is a reply of a county department.
func reply(on string, items ...remedy.Item) remedy.Decision {
	return remedy.Decision{On: day(on), Body: remedy.Department, Items: items}
}

// items are one item of every kind: each code with each ground it can have.
func items() (all []remedy.Item) {
	for _, c := range outcome.Codes() {
		if c != outcome.A36_3_DENY {
			all = append(all, item(0, c))
		}
		if c == outcome.A36_3_DENY || c == outcome.A37_PARTIAL {
			for _, g := range outcome.Grounds() {
				all = append(all, item(0, c, g))
			}
		}
	}
	return all
}

// fields are those of the faults in an error.
func fields(err error) (out []string) {
	var f remedy.Faults
	if errors.As(err, &f) {
		for _, x := range f {
			if !slices.Contains(out, x.Field) {
				out = append(out, x.Field)
			}
		}
	}
	return out
}
