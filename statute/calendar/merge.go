package calendar

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"gongkai/civil"
)

// Merge lays a file with one or more years, such as next year's notice, over the text of the head edition and gives the
// text of the new edition, checked by Parse under newID. A year of the patch replaces the whole year; a provisional year
// never replaces an official one. Neither argument is changed.
func Merge(newID string, base, patch []byte) ([]byte, error) {
	old, err := Parse(newID, base)
	if err != nil {
		return nil, fmt.Errorf("原版本：%w", err)
	}
	loaded, err := decode(patch)
	if err != nil {
		return nil, err
	}
	if len(loaded) == 0 {
		return nil, fmt.Errorf("%w：没有任何年份", ErrData)
	}
	years := slices.Clone(old.years)
	for _, y := range loaded {
		if years, err = replace(years, y); err != nil {
			return nil, err
		}
	}
	merged, err := encode(years)
	if err != nil {
		return nil, err
	}
	_, err = Parse(newID, merged)
	return merged, err
}

func replace(years []year, y year) ([]year, error) {
	i := slices.IndexFunc(years, func(old year) bool { return old.number == y.number })
	if i < 0 {
		return append(years, y), nil
	}
	if years[i].Status == official && y.Status != official {
		return nil, fmt.Errorf("%w：%d年已有正式安排，不能改为暂定", ErrData, y.number)
	}
	years[i] = y
	return years, nil
}

// encode writes years in the form Parse reads, ascending.
func encode(years []year) ([]byte, error) {
	file := make(map[string]year, len(years))
	for _, y := range years {
		y.Work = append([]civil.Date{}, y.Work...) // an empty list, never null
		file[strconv.Itoa(y.number)] = y
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(file); err != nil {
		return nil, fmt.Errorf("write calendar: %w", err)
	}
	return out.Bytes(), nil
}
