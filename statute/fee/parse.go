package fee

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"gongkai/civil"
)

// ErrData is wrapped by every fault found in the text of the tariffs.
var ErrData = errors.New("信息处理费标准数据有误")

// mostYuan is the largest price in a file; with it no sum over Most units leaves 64 bits.
const mostYuan = 1_000_000

// Parse reads the tariffs: a JSON list of states in the order of time, {"from": …, "to": …, "source": …, "units": […],
// "pages": […]}. It is strict: the first state begins with the 条例, each begins on the day after the one before it, the last
// has no end; a state has both tariffs or none; steps begin with 1 and ascend, prices never fall, and only the last step
// rises by itself; no unknown members.
func Parse(data []byte) (Tariffs, error) {
	var states []State
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&states); err != nil {
		return Tariffs{}, fmt.Errorf("%w：%w", ErrData, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Tariffs{}, fmt.Errorf("%w：文件末尾有多余内容", ErrData)
	}
	if err := checkOrder(states); err != nil {
		return Tariffs{}, fmt.Errorf("%w：%w", ErrData, err)
	}
	for _, s := range states {
		if err := s.check(); err != nil {
			return Tariffs{}, fmt.Errorf("%w：自%s起：%w", ErrData, s.From, err)
		}
	}
	return Tariffs{states: states}, nil
}

// inForce is the day on which the 条例 of 2019 entered into force.
func inForce() civil.Date { return civil.Of(2019, 5, 15) }

// checkOrder holds that every day since the 条例 has one state.
func checkOrder(states []State) error {
	if len(states) == 0 {
		return errors.New("没有任何标准")
	}
	next := inForce()
	for i, s := range states {
		if s.From != next {
			return fmt.Errorf("第%d项应自%s起", i+1, next)
		}
		if open := i == len(states)-1; s.To.IsZero() != open || !open && s.To < s.From {
			return fmt.Errorf("第%d项的截止日期有误", i+1)
		}
		next = s.To.AddDays(1)
	}
	return nil
}

func (s State) check() error {
	if s.Source == "" {
		return errors.New("缺少 source（文号和条款）")
	}
	if (len(s.Units) == 0) != (len(s.Pages) == 0) {
		return errors.New("按件和按量两种标准应同时有或者同时没有")
	}
	if err := scale(s.Units).check(); err != nil {
		return fmt.Errorf("units：%w", err)
	}
	if err := scale(s.Pages).check(); err != nil {
		return fmt.Errorf("pages：%w", err)
	}
	return nil
}

func (s scale) check() error {
	last := Step{}
	for i, step := range s {
		switch {
		case i == 0 && step.From != 1, i > 0 && step.From <= last.From, step.From > Most:
			return fmt.Errorf("第%d档的起始数有误", i+1)
		case step.Yuan < last.Yuan, step.Yuan > mostYuan:
			return fmt.Errorf("第%d档的单价有误", i+1)
		case step.Every < 0, step.Every > Most, step.More < 0, step.More > mostYuan, (step.Every == 0) != (step.More == 0):
			return fmt.Errorf("第%d档的递增有误", i+1)
		case step.Every > 0 && i != len(s)-1:
			return fmt.Errorf("第%d档递增，只能是最后一档", i+1)
		}
		last = step
	}
	return nil
}
