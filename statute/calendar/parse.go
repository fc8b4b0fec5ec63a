package calendar

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// ErrData is wrapped by every fault found in the text of an edition.
var ErrData = errors.New("工作日历数据有误")

// Parse reads an edition: a JSON object with one member a year, {"2026": {"off": […], "work": […], "source": …,
// "status": "official" or "provisional", "note": …, "workdays": 248}}. It is strict, since one wrong day moves every due
// date after it: dates inside their year, ascending and unique; make-up days only on Saturdays and Sundays; workdays equal
// to what the dates give; no unknown or repeated member; years without a gap, official ones before provisional ones.
func Parse(id string, data []byte) (*Calendar, error) {
	if id == "" {
		return nil, fmt.Errorf("%w：缺少版本号", ErrData)
	}
	years, err := decode(data)
	if err != nil {
		return nil, err
	}
	if err := checkOrder(years); err != nil {
		return nil, err
	}
	return build(id, years), nil
}

// decode reads the years of a file in ascending order, each checked by itself.
func decode(data []byte) ([]year, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	var years []year
	err := object(dec, func(name string) error {
		y, err := decodeYear(dec, name)
		years = append(years, y)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%w：%w", ErrData, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w：文件末尾有多余内容", ErrData)
	}
	slices.SortFunc(years, func(a, b year) int { return a.number - b.number })
	return years, nil
}

func decodeYear(dec *json.Decoder, name string) (year, error) {
	var y year
	number, err := strconv.Atoi(name)
	if err != nil || number < firstYear || number > lastYear || len(name) != 4 {
		return y, fmt.Errorf("年份 %q 不在 %d 至 %d 之间", name, firstYear, lastYear)
	}
	y.number = number
	if err := object(dec, func(field string) error { return y.decode(dec, field) }); err != nil {
		return y, fmt.Errorf("%s年：%w", name, err)
	}
	if err := y.check(); err != nil {
		return y, fmt.Errorf("%s年：%w", name, err)
	}
	return y, nil
}

// checkOrder holds what only the years together can break.
func checkOrder(years []year) error {
	if len(years) == 0 {
		return fmt.Errorf("%w：没有任何年份", ErrData)
	}
	for i, y := range years[1:] {
		before := years[i]
		if y.number != before.number+1 {
			return fmt.Errorf("%w：缺少%d年", ErrData, before.number+1)
		}
		if y.Status == official && before.Status != official {
			return fmt.Errorf("%w：%d年为暂定，其后的%d年不能为正式", ErrData, before.number, y.number)
		}
	}
	return nil
}

// object reads one JSON object and hands over each of its names, once; the callback reads the value.
func object(dec *json.Decoder, member func(name string) error) error {
	if err := expect(dec, '{'); err != nil {
		return err
	}
	seen := map[string]bool{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return fmt.Errorf("JSON：%w", err)
		}
		name := fmt.Sprint(token)
		if seen[name] {
			return fmt.Errorf("%q 重复", name)
		}
		seen[name] = true
		if err := member(name); err != nil {
			return err
		}
	}
	return expect(dec, '}')
}

func expect(dec *json.Decoder, want json.Delim) error {
	token, err := dec.Token()
	if err != nil {
		return fmt.Errorf("JSON：%w", err)
	}
	if token != want {
		return fmt.Errorf("JSON：应为 %q", want.String())
	}
	return nil
}
