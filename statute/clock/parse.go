package clock

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"gongkai/civil"
)

// ParseRequest reads one JSON object. It is strict, since a name misspelt would silently give another date: unknown or
// repeated names (capitals count), fields that a kind does not use, and whatever Validate refuses are errors of one line.
func ParseRequest(text []byte) (Request, error) {
	r, err := decode(text)
	if err != nil {
		return Request{}, fmt.Errorf("%w：%w", ErrRequest, err)
	}
	for i, f := range r.Events {
		if name := f.foreign(); name != "" {
			return Request{}, fault(i, f, fmt.Sprintf("不使用 %s", name))
		}
	}
	if !r.AsOf.IsZero() && outOfRange(r.AsOf) {
		return Request{}, fmt.Errorf("%w：as_of %s", ErrRequest, rangeText(r.AsOf))
	}
	if err := Validate(r.Events); err != nil {
		return Request{}, err
	}
	return r, nil
}

// byteOrderMark begins texts that some editors and shells write.
const byteOrderMark = "\ufeff"

func decode(text []byte) (Request, error) {
	var r Request
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte(byteOrderMark))))
	err := object(dec, func(name string) error {
		switch name {
		case "events":
			return decodeEvents(dec, &r.Events)
		case "as_of":
			blank, err := decodeDate(dec, name, &r.AsOf)
			if err == nil && blank {
				err = errors.New("as_of 应为 YYYY-MM-DD 的日期，按今天计算的不写")
			}
			return err
		default:
			return fmt.Errorf("不认识的字段 %s", quoted(name))
		}
	})
	if err != nil {
		return Request{}, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Request{}, errors.New("末尾有多余内容")
	}
	return r, nil
}

func decodeEvents(dec *json.Decoder, events *[]Fact) error {
	if err := expect(dec, '['); err != nil {
		return fmt.Errorf("events：%w", err)
	}
	for dec.More() {
		if len(*events) == mostFacts {
			return fmt.Errorf("events 应有1至%d项", mostFacts)
		}
		var f Fact
		var days *int // a length of 0 that is written out is no length left out
		if err := object(dec, func(name string) error { return f.decode(dec, name, &days) }); err != nil {
			return fmt.Errorf("第%d项：%w", len(*events)+1, err)
		}
		if days != nil {
			f.Days = *days
		}
		if days != nil && *days == 0 {
			return fmt.Errorf("第%d项（%s）：%s", len(*events)+1, printable(f.Kind), f.Kind.length())
		}
		*events = append(*events, f)
	}
	return expect(dec, ']')
}

// decode reads the value of one field of a fact.
func (f *Fact) decode(dec *json.Decoder, name string, days **int) error {
	texts := map[string]any{"kind": &f.Kind, "channel": &f.Channel, "ref": &f.Ref, "party": &f.Party}
	dates := map[string]*civil.Date{"on": &f.On, "confirmed_on": &f.ConfirmedOn, "served_on": &f.ServedOn,
		"approved_on": &f.ApprovedOn, "notified_on": &f.NotifiedOn, "due": &f.Due}
	if d, is := dates[name]; is {
		_, err := decodeDate(dec, name, d)
		return err
	}
	if text, is := texts[name]; is {
		return value(dec, name, "文字", text)
	}
	if name == "days" {
		return value(dec, name, "整数", days)
	}
	return fmt.Errorf("不认识的字段 %s", quoted(name))
}

// decodeDate reads a date; null leaves it as it is, and so does "", which is blank.
func decodeDate(dec *json.Decoder, name string, d *civil.Date) (blank bool, err error) {
	var text *string
	if err := value(dec, name, "文字", &text); err != nil || text == nil {
		return false, err
	}
	if *text == "" {
		return true, nil
	}
	if *d, err = civil.Parse(*text); err != nil {
		err = fmt.Errorf("%s %s 没有这一天，或不是 YYYY-MM-DD 的形式", name, quoted(*text))
	}
	return false, err
}

func value(dec *json.Decoder, name, what string, target any) error {
	err := dec.Decode(target)
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return fmt.Errorf("%s 应为%s", name, what)
	}
	return broken(dec, err)
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
			return broken(dec, err)
		}
		name := fmt.Sprint(token)
		if seen[name] {
			return fmt.Errorf("字段 %s 重复", quoted(name))
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
		return broken(dec, err)
	}
	if token != want {
		return fmt.Errorf("此处应为 %s（第%d字节）", want, dec.InputOffset())
	}
	return nil
}

// broken says where a text stops being JSON; nil stays nil.
func broken(dec *json.Decoder, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("JSON 不完整")
	default:
		return fmt.Errorf("不是有效的 JSON（第%d字节附近）", dec.InputOffset())
	}
}

// quoted is foreign text within one line of reasonable length.
func quoted(text string) string {
	const most = 40 // letters
	if letters := []rune(text); len(letters) > most {
		text = string(letters[:most]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
