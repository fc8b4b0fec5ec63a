package remedy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"gongkai/civil"
)

// ErrData is wrapped by every fault found in the text of the table.
var ErrData = errors.New("行政复议机关和管辖法院数据有误")

// Table says who reviews whom and which court is competent, by the day of the decision. Parse makes one; the zero Table
// answers nothing. It is immutable and safe for concurrent use.
type Table struct {
	organs []OrganRow
	courts []CourtRow
}

// OrganRow: against decisions of Body in this time 复议 goes to Organs, to any one of them where there are several.
type OrganRow struct {
	Window
	Body   Body   `json:"body"`
	Organs []Role `json:"organs"`
	Basis  string `json:"basis"`
}

// CourtRow: suits against Body in this time go to a court of this level.
type CourtRow struct {
	Window
	Body  Body   `json:"body"`
	Court Level  `json:"court"`
	Basis string `json:"basis"`
}

// Organs are the rows on 行政复议, to be read by people.
func (t Table) Organs() []OrganRow {
	out := slices.Clone(t.organs)
	for i := range out {
		out[i].Organs = slices.Clone(out[i].Organs)
	}
	return out
}

// Courts are the rows on courts, to be read by people.
func (t Table) Courts() []CourtRow { return slices.Clone(t.courts) }

// Parse reads the table: {"organs": [{"body", "from", "to", "organs", "basis"}], "courts": [{"body", "from", "to", "court",
// "basis"}]}. It is strict: in both lists every body but GovernmentOffice, which counts as another one, has rows in the order
// of time that cover each day since the 条例 once; no unknown members, bodies, roles or levels.
func Parse(data []byte) (Table, error) {
	var file struct {
		Organs []OrganRow `json:"organs"`
		Courts []CourtRow `json:"courts"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return Table{}, fmt.Errorf("%w：%w", ErrData, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Table{}, fmt.Errorf("%w：文件末尾有多余内容", ErrData)
	}
	organs, courts := map[Body][]Window{}, map[Body][]Window{}
	for i, r := range file.Organs {
		if err := r.check(); err != nil {
			return Table{}, fmt.Errorf("%w：organs第%d行：%w", ErrData, i+1, err)
		}
		organs[r.Body] = append(organs[r.Body], r.Window)
	}
	for i, r := range file.Courts {
		if err := r.check(); err != nil {
			return Table{}, fmt.Errorf("%w：courts第%d行：%w", ErrData, i+1, err)
		}
		courts[r.Body] = append(courts[r.Body], r.Window)
	}
	if err := errors.Join(covered("organs", organs), covered("courts", courts)); err != nil {
		return Table{}, fmt.Errorf("%w：%w", ErrData, err)
	}
	return Table{organs: file.Organs, courts: file.Courts}, nil
}

func (r OrganRow) check() error {
	if err := checkRow(r.Body, r.Basis); err != nil {
		return err
	}
	if len(r.Organs) == 0 {
		return errors.New("缺少行政复议机关")
	}
	for i, role := range r.Organs {
		if role.Name() == "" || slices.Contains(r.Organs[:i], role) {
			return fmt.Errorf("行政复议机关 %q 不认识或者重复", role)
		}
	}
	return nil
}

func (r CourtRow) check() error {
	if r.Court.Name() == "" {
		return fmt.Errorf("没有 %q 这一级法院", r.Court)
	}
	return checkRow(r.Body, r.Basis)
}

func checkRow(b Body, basis string) error {
	if b.Name() == "" || b == GovernmentOffice {
		return fmt.Errorf("不认识的机关 %q", b)
	}
	if blank(basis) {
		return errors.New("缺少 basis（法律条款）")
	}
	return nil
}

// covered holds that each body has one row for every day since the 条例.
func covered(list string, rows map[Body][]Window) error {
	for _, b := range Bodies() {
		if b == GovernmentOffice {
			continue
		}
		next := inForce()
		for i, w := range rows[b] {
			open := i == len(rows[b])-1
			if w.From != next || w.To.IsZero() != open || !open && w.To < w.From {
				return fmt.Errorf("%s：%s 的日期不相衔接", list, b)
			}
			next = w.To.AddDays(1)
		}
		if len(rows[b]) == 0 {
			return fmt.Errorf("%s：缺少 %s", list, b)
		}
	}
	return nil
}

// organsOf and courtOf find the row of a body on a day; ok is false where there is none.
func (t Table) organsOf(b Body, on civil.Date) (OrganRow, bool) {
	for _, r := range t.organs {
		if r.Body == b && r.Applies(on) {
			return r, true
		}
	}
	return OrganRow{}, false
}

func (t Table) courtOf(b Body, on civil.Date) (CourtRow, bool) {
	for _, r := range t.courts {
		if r.Body == b && r.Applies(on) {
			return r, true
		}
	}
	return CourtRow{}, false
}
