package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"gongkai/statute/outcome"
)

// ErrData is wrapped by every fault found in the text of a table.
var ErrData = errors.New("不予公开依据数据有误")

// ParseGrounds reads a table: a JSON list of rows in which every ground, every reply kind with preconditions and every common
// gate has one row with exactly the conditions that this package tests. It is strict: a check id, severity, role or step that
// does not exist, a warning that nobody may sign, a ground with another force than the 条例 gives it, an empty text and an
// unknown member are faults.
func ParseGrounds(data []byte) (Table, error) {
	var rows []Row
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&rows); err != nil {
		return Table{}, fmt.Errorf("%w：%w", ErrData, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Table{}, fmt.Errorf("%w：文件末尾有多余内容", ErrData)
	}
	if err := complete(rows); err != nil {
		return Table{}, fmt.Errorf("%w：%w", ErrData, err)
	}
	for _, r := range rows {
		if err := r.check(); err != nil {
			return Table{}, fmt.Errorf("%w：%s：%w", ErrData, r.Key, err)
		}
	}
	return Table{rows: rows}, nil
}

// complete holds that each row exists once and no other does.
func complete(rows []Row) error {
	want := tested()
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r.Key] || want[r.Key] == nil {
			return fmt.Errorf("%q 重复或者不认识", r.Key)
		}
		seen[r.Key] = true
	}
	for _, key := range Keys() {
		if !seen[key] {
			return fmt.Errorf("缺少 %s", key)
		}
	}
	return nil
}

func (r Row) check() error {
	if r.Force != ForceOf(outcome.Ground(r.Key)) {
		return fmt.Errorf("force 不能是 %q", r.Force)
	}
	want := tested()[r.Key]
	seen := map[string]bool{}
	for _, c := range r.Conditions {
		if seen[c.ID] || !slices.Contains(want, c.ID) {
			return fmt.Errorf("条件 %q 重复或者不认识", c.ID)
		}
		seen[c.ID] = true
		if err := c.check(); err != nil {
			return fmt.Errorf("条件 %s：%w", c.ID, err)
		}
	}
	if len(seen) != len(want) {
		return fmt.Errorf("应有%d个条件，只有%d个", len(want), len(seen))
	}
	for _, role := range slices.Concat(r.Signatures, r.Overriding) {
		if !role.Known() {
			return fmt.Errorf("没有 %q 这种签字人", role)
		}
	}
	return r.checkOptions()
}

func (r Row) checkOptions() error {
	seen := map[string]bool{}
	for _, o := range r.Options {
		if o.ID == "" || seen[o.ID] || !filled(o.Text) {
			return fmt.Errorf("替代方式 %q 重复或者没有文字", o.ID)
		}
		seen[o.ID] = true
	}
	return nil
}

func (c Condition) check() error {
	switch {
	case !slices.Contains(Checks(), c.Check):
		return fmt.Errorf("没有 %q 这个检查编号", c.Check)
	case c.Severity != Stop && c.Severity != Warning:
		return fmt.Errorf("severity 不能是 %q", c.Severity)
	case c.Severity == Stop && c.MaySign != "", c.Severity == Warning && !c.MaySign.Known():
		return errors.New("警告应写明谁可以带风险签发，禁止项不得有")
	case c.From.rank() < 0:
		return fmt.Errorf("没有 %q 这个步骤", c.From)
	case !filled(c.Field), !filled(c.Text):
		return errors.New("缺少 field 或者 text")
	default:
		return nil
	}
}
