package calendar

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gongkai/civil"
)

// The words of "status".
const (
	official    = "official"    // read from a State Council notice
	provisional = "provisional" // the statutory days only; the notice is not out
)

// The years an edition may speak of; a wider one is a slip of the pen.
const (
	firstYear = 2000
	lastYear  = 2200
)

// year is one member of the file. The order of its fields is the order in which Merge writes them.
type year struct {
	number   int
	Off      []civil.Date `json:"off"`
	Work     []civil.Date `json:"work"`
	Source   string       `json:"source"`
	Status   string       `json:"status"`
	Note     string       `json:"note,omitempty"`
	Workdays *int         `json:"workdays,omitempty"`
}

func (y *year) decode(dec *json.Decoder, field string) error {
	targets := map[string]any{"off": &y.Off, "work": &y.Work, "source": &y.Source, "status": &y.Status,
		"note": &y.Note, "workdays": &y.Workdays}
	target, known := targets[field]
	if !known {
		return fmt.Errorf("不认识的项 %q", field)
	}
	if err := dec.Decode(target); err != nil {
		return fmt.Errorf("%s：%w", field, err)
	}
	return nil
}

func (y *year) first() civil.Date { return civil.Of(y.number, 1, 1) }
func (y *year) last() civil.Date  { return civil.Of(y.number, 12, 31) }

// check holds what a year must satisfy by itself.
func (y *year) check() error {
	if y.Status != official && y.Status != provisional {
		return fmt.Errorf("status 应为 %s 或 %s", official, provisional)
	}
	if y.Source == "" {
		return errors.New("缺少 source（通知文号或网址）")
	}
	if len(y.Off) == 0 {
		return errors.New("off 没有任何放假日")
	}
	if err := y.checkDays("off", y.Off); err != nil {
		return err
	}
	if err := y.checkDays("work", y.Work); err != nil {
		return err
	}
	for _, d := range y.Work {
		if !d.IsWeekend() {
			return fmt.Errorf("work：%s（%s）不是周末，不能为调休上班日", d, d.ChineseWeekday())
		}
		if slices.Contains(y.Off, d) {
			return fmt.Errorf("%s 既放假又上班", d)
		}
	}
	if y.Status == provisional {
		return y.checkProvisional()
	}
	return y.checkCount()
}

// checkProvisional: before the notice nobody knows a make-up day, nor how many working days the year will have.
func (y *year) checkProvisional() error {
	if len(y.Work) > 0 || y.Workdays != nil {
		return errors.New("暂定年份不能有调休上班日（work）和全年工作日数（workdays）")
	}
	return nil
}

func (y *year) checkDays(field string, days []civil.Date) error {
	for i, d := range days {
		if d < y.first() || d > y.last() {
			return fmt.Errorf("%s：%q 不在本年", field, d)
		}
		if i > 0 && d <= days[i-1] {
			return fmt.Errorf("%s：%s 重复或未按先后排列", field, d)
		}
	}
	return nil
}

func (y *year) checkCount() error {
	if y.Workdays == nil {
		return errors.New("缺少 workdays（全年工作日数）")
	}
	if n := y.count(); n != *y.Workdays {
		return fmt.Errorf("workdays 为 %d，按日期应为 %d", *y.Workdays, n)
	}
	return nil
}

// count is the number of working days of the year.
func (y *year) count() int {
	n := plainRank(y.last()) - plainRank(y.first()-1) + len(y.Work)
	for _, d := range y.Off {
		if !d.IsWeekend() {
			n--
		}
	}
	return n
}

// exceptions are the days on which the year departs from the plain week. The statutory days of a provisional year only get
// a name: until the notice is out they stay worked (see Statutory).
func (y *year) exceptions() map[civil.Date]Kind {
	out := make(map[civil.Date]Kind, len(y.Off)+len(y.Work))
	for _, d := range y.Off {
		switch {
		case y.Status == official:
			out[d] = Off
		case !d.IsWeekend():
			out[d] = Statutory
		}
	}
	for _, d := range y.Work {
		out[d] = MakeUp
	}
	return out
}
