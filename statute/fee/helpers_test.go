package fee_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/statute/fee"
)

const seedFile = "../../seeds/fee/tariffs.json"

func day(s string) civil.Date { return civil.MustParse(s) }

// MustRead is the content of a file.
func MustRead(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// MustSeed are the shipped tariffs.
func MustSeed(t testing.TB) fee.Tariffs {
	t.Helper()
	tariffs, err := fee.Parse([]byte(MustRead(t, seedFile)))
	if err != nil {
		t.Fatal(err)
	}
	return tariffs
}

// example is a worked example of the law. The shell runs the same file.
type example struct {
	name, article string
	by            fee.By
	application   fee.Application
	yuan          int64
}

// MustExamples are the lines of testdata/examples.csv.
func MustExamples(t testing.TB) (all []example) {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(MustRead(t, "testdata/examples.csv"))).ReadAll()
	if err != nil || len(lines) < 2 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	for _, l := range lines[1:] {
		all = append(all, example{name: l[0], by: fee.By(l[1]), article: l[6], yuan: int64(MustInt(t, l[5])),
			application: fee.Application{On: day("2024-03-04"), Before: MustInt(t, l[2]), Units: MustInt(t, l[3]), Pages: MustInt(t, l[4])}})
	}
	return all
}

// MustInt reads a whole number; an empty cell is 0.
func MustInt(t testing.TB, s string) int {
	t.Helper()
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
