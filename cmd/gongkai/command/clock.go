package command

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gongkai/civil"
	"gongkai/seeds"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
)

const clockExample = `  echo '{"events":[{"kind":"received","on":"2024-03-04","channel":"in_person"}],"as_of":"2024-03-20"}' | gongkai clock`

// mostRequest is how long a request may be, in bytes; a thousand events take a fifth of it.
const mostRequest = 1 << 20

// clockFlags are the ways of asking.
type clockFlags struct {
	lines, days bool
	calendar    string // file of an edition; "" for the one shipped
}

func clockCommand(s Streams) *cobra.Command {
	var f clockFlags
	c := &cobra.Command{Use: "clock", Short: "the periods of one application, from the dated events in a JSON object on stdin", Example: clockExample,
		RunE: func(c *cobra.Command, _ []string) error {
			rules, err := f.rules()
			if err != nil {
				return usage{err}
			}
			asked := clockwork{rules: rules, today: civil.In(time.Now()), days: f.days}
			switch {
			case f.lines:
				return asked.lines(s)
			case asJSON(c):
				return asked.one(s, func(a clockAnswer) error { return printJSON(s.Out, a) })
			default:
				return asked.one(s, func(a clockAnswer) error { return clockTable(s.Out, a) })
			}
		}}
	c.Flags().BoolVar(&f.lines, "lines", false, "one request a line, one JSON answer a line")
	c.Flags().BoolVar(&f.days, "days", false, "each day of the count: counted or not, and why")
	c.Flags().StringVar(&f.calendar, "calendar", "", "file of a calendar edition (default: the newest shipped)")
	return c
}

func (f clockFlags) rules() (clock.Rules, error) {
	all := seeds.Calendars()
	id, text := all[len(all)-1].ID, all[len(all)-1].JSON
	if f.calendar != "" {
		var err error
		if text, err = os.ReadFile(f.calendar); err != nil {
			return clock.Rules{}, fmt.Errorf("读不到日历文件 %s", f.calendar)
		}
		id = strings.TrimSuffix(filepath.Base(f.calendar), filepath.Ext(f.calendar))
	}
	cal, err := calendar.Parse(id, text)
	if err != nil {
		return clock.Rules{}, err
	}
	return clock.Defaults(cal), nil
}

// clockwork answers requests.
type clockwork struct {
	rules clock.Rules
	today civil.Date // where a request names no as_of
	days  bool
}

// clockAnswer is the contract's answer; with --days it has one member more.
type clockAnswer struct {
	clock.Result
	Days []clock.DayLine `json:"days,omitempty"`

	clock clock.Clock
	asOf  civil.Date
}

// answer takes one request; what cannot be read is wrong use.
func (w clockwork) answer(text []byte) (clockAnswer, error) {
	if len(text) > mostRequest {
		return clockAnswer{}, misuse("%w：超过%d字节", clock.ErrRequest, mostRequest)
	}
	r, err := clock.ParseRequest(text)
	if err != nil {
		return clockAnswer{}, usage{err}
	}
	if r.AsOf.IsZero() {
		r.AsOf = w.today
	}
	a := clockAnswer{clock: clock.Derive(r.Events, w.rules), asOf: r.AsOf}
	a.Result = a.clock.Answer(r.AsOf, w.rules.Calendar)
	if w.days {
		a.Days = clock.Days(a.clock, w.rules)
	}
	return a, nil
}

func (w clockwork) one(s Streams, print func(clockAnswer) error) error {
	text, err := io.ReadAll(io.LimitReader(s.In, mostRequest+1))
	if err != nil {
		return err
	}
	a, err := w.answer(text)
	if err != nil {
		return err
	}
	return print(a)
}

// lines answers each line in its place, as soon as it is there; a bad one ends nothing but the exit code, and a blank one asks nothing.
func (w clockwork) lines(s Streams) error {
	in, out := bufio.NewReader(s.In), bufio.NewWriter(s.Out)
	enc, bad := json.NewEncoder(out), 0
	enc.SetEscapeHTML(false)
	for {
		line, err := nextLine(in)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if len(bytes.TrimSpace(line)) > 0 {
			var said any
			if said, err = w.answer(line); err != nil {
				said, bad = lineFault{err.Error()}, bad+1
			}
			if err := enc.Encode(said); err != nil {
				return err
			}
		}
		if in.Buffered() > 0 {
			continue
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if bad > 0 {
		return misuse("%d 行有误，见该行的 error", bad)
	}
	return nil
}

// lineFault is the answer to a line that cannot be read.
type lineFault struct {
	Error string `json:"error"`
}

// nextLine is a line without its end, cut off after mostRequest+1 bytes; io.EOF where there is none.
func nextLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part[:min(len(part), mostRequest+1-len(line))]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) > 0, err == nil:
			return bytes.TrimRight(line, "\r\n"), nil
		}
		return nil, err
	}
}
