package command

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/civil"
	"gongkai/internal/lawcases"
	"gongkai/seeds"
)

// ask gives gongkai clock a text.
func ask(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = Run(context.Background(), append([]string{"clock"}, args...), Streams{In: strings.NewReader(in), Out: &stdout, Err: &stderr})
	return code, stdout.String(), stderr.String()
}

const (
	handedIn  = `{"kind":"received","on":"2024-03-04","channel":"in_person"}`
	plainCase = `{"events":[` + handedIn + `],"as_of":"2024-03-20"}`
	consulted = `{"events":[` + handedIn + `,{"kind":"consult_sent","on":"2024-03-11","ref":"c1","party":"third_party","served_on":"2024-03-13"}],"as_of":"2024-04-30"}`
)

func lawCases(t *testing.T) (all []lawcases.Case, requests []string) {
	t.Helper()
	all, err := lawcases.Clock()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		text, err := c.Request()
		if err != nil {
			t.Fatal(err)
		}
		requests = append(requests, string(text))
	}
	return all, requests
}

func TestClockAnswersTheWorkedExamplesLineByLine(t *testing.T) {
	t.Parallel()
	all, requests := lawCases(t)
	code, out, errs := ask(t, strings.Join(requests, "\n"), "--lines", "--json")
	answers := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if code != exitOK || errs != "" || len(answers) != len(all) {
		t.Fatalf("%d %q, %d answers to %d requests", code, errs, len(answers), len(all))
	}
	for i, c := range all {
		for _, wrong := range c.Wrong([]byte(answers[i])) {
			t.Errorf("%s: %s", c.File, wrong)
		}
	}
}

func TestClockAnswersOneObjectTheSame(t *testing.T) {
	t.Parallel()
	all, requests := lawCases(t)
	for i := 0; i < len(all); i += 10 {
		code, out, errs := ask(t, requests[i], "--json")
		if wrong := all[i].Wrong([]byte(out)); code != exitOK || errs != "" || wrong != nil {
			t.Errorf("%s: %d %q %q", all[i].File, code, errs, wrong)
		}
	}
}

func TestClockHasExactlyTheMembersOfTheContract(t *testing.T) {
	t.Parallel()
	code, out, errs := ask(t, consulted, "--json")
	var got map[string]json.RawMessage
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitOK || errs != "" {
		t.Fatalf("%d %q %v", code, errs, err)
	}
	var names []string
	for name := range got {
		names = append(names, name)
	}
	slices.Sort(names)
	const want = "calendar_edition consultations correction_notice_due days_left explain late provisional received_on reply_due reply_due_conservative reply_limit status stopped_for violations"
	if strings.Join(names, " ") != want {
		t.Errorf("members %v", names)
	}
	if string(got["reply_due"]) != `"2024-04-25"` || string(got["days_left"]) != "-4" || string(got["late"]) != "true" {
		t.Errorf("%s", out)
	}
}

// A clock that breaks the law is still an answer: exit 0.
func TestClockExitsZeroForViolationsAndLateness(t *testing.T) {
	t.Parallel()
	code, out, errs := ask(t, `{"events":[`+handedIn+`,{"kind":"correction_sent","on":"2024-03-14"},{"kind":"replied","on":"2024-05-06"}]}`, "--json")
	if code != exitOK || errs != "" || !strings.Contains(out, `"E14"`) || !strings.Contains(out, `"late": true`) {
		t.Errorf("%d %q %s", code, errs, out)
	}
}

func TestClockRefusesWhatItCannotReadInOneLine(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{
		"nothing": "", "no JSON": "not json", "an array": "[]", "cut off": `{"events":[`, "two objects": plainCase + plainCase,
		"no events": `{"events":[]}`, "an unknown kind": `{"events":[{"kind":"lost","on":"2024-03-04"}]}`,
		"an unknown field": `{"events":[{"kind":"received","on":"2024-03-04","by":"x"}]}`, "an unknown member": `{"events":[` + handedIn + `],"now":1}`,
		"before the 条例": `{"events":[{"kind":"received","on":"2019-05-14"}]}`, "after 2100": `{"events":[{"kind":"received","on":"2101-01-01"}]}`,
		"as of nothing": `{"events":[` + handedIn + `],"as_of":""}`, "as of before the 条例": `{"events":[` + handedIn + `],"as_of":"2019-05-14"}`,
		"an extension of 0 days":    `{"events":[` + handedIn + `,{"kind":"extended","approved_on":"2024-03-20","notified_on":"2024-03-20","days":0}]}`,
		"an order of 0 days":        `{"events":[` + handedIn + `,{"kind":"redo_ordered","on":"2024-06-03","days":0}]}`,
		"a day that does not exist": `{"events":[{"kind":"received","on":"2023-02-29"}]}`, "too much": `{"events":[` + strings.Repeat(" ", mostRequest) + `]}`,
		"bytes": "\x00\xff\xfe", "deeply nested": strings.Repeat(`{"events":[`, 20000),
	} {
		for _, form := range []string{"--json", "--days"} {
			code, out, errs := ask(t, in, form)
			if code != exitUsage || out != "" || !strings.HasPrefix(errs, "请求有误：") || strings.Count(errs, "\n") != 1 || len(errs) > 300 {
				t.Errorf("%s %s: %d, stdout %q, stderr %q", name, form, code, out, errs)
			}
		}
	}
}

func TestClockLinesKeepTheirPlaces(t *testing.T) {
	t.Parallel()
	long := `{"events":[` + strings.Repeat(" ", mostRequest) + `]}`
	in := "\n" + plainCase + "\n{bad\n\n \t\r\n" + consulted + "\r\n" + long + "\n" + plainCase + "\n\n"
	code, out, errs := ask(t, in, "--lines")
	if code != exitUsage || strings.Count(errs, "\n") != 1 || !strings.HasPrefix(errs, "2 行有误") {
		t.Errorf("%d %q", code, errs)
	}
	answers := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(answers) != 5 {
		t.Fatalf("%d answers to 5 lines that are not blank: %s", len(answers), out)
	}
	for i, due := range []string{"2024-04-01", "", "2024-04-25", "", "2024-04-01"} {
		var got struct {
			Error    *string
			ReplyDue string `json:"reply_due"`
		}
		if err := json.Unmarshal([]byte(answers[i]), &got); err != nil || got.ReplyDue != due || (got.Error == nil) != (due != "") {
			t.Errorf("line %d: %s", i+1, answers[i])
		}
	}
	for _, nothing := range []string{"", "\n", " \n\r\n\t"} {
		if code, out, errs := ask(t, nothing, "--lines"); code != exitOK || out+errs != "" {
			t.Errorf("%q: %d %q %q", nothing, code, out, errs)
		}
	}
}

// A program that writes a line and waits for its answer must get it.
func TestClockAnswersALineBeforeTheNextIsThere(t *testing.T) {
	t.Parallel()
	pipe := func() (*os.File, *os.File) {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		return r, w
	}
	in, ask := pipe()
	answers, out := pipe()
	done := make(chan int, 1)
	go func() {
		done <- Run(context.Background(), []string{"clock", "--lines"}, Streams{In: in, Out: out, Err: out})
	}()
	buf := make([]byte, 1<<16)
	for range 3 {
		if _, err := ask.WriteString(plainCase + "\n \n"); err != nil {
			t.Fatal(err)
		}
		if err := answers.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
			t.Fatal(err)
		}
		n, err := answers.Read(buf)
		if err != nil || !strings.Contains(string(buf[:n]), "2024-04-01") {
			t.Fatalf("%q %v", buf[:n], err)
		}
	}
	if err := ask.Close(); err != nil {
		t.Fatal(err)
	}
	if code := <-done; code != exitOK {
		t.Error(code)
	}
}

func TestClockAsOfIsTodayInChina(t *testing.T) {
	t.Parallel()
	before := civil.In(time.Now())
	_, out, _ := ask(t, `{"events":[`+handedIn+`]}`)
	after := civil.In(time.Now())
	if !strings.Contains(out, before.Chinese()) && !strings.Contains(out, after.Chinese()) {
		t.Errorf("neither %s nor %s: %s", before, after, out)
	}
}

func TestClockTableIsForAPerson(t *testing.T) {
	t.Parallel()
	code, out, errs := ask(t, consulted, "--days")
	if code != exitOK || errs != "" {
		t.Fatalf("%d %q", code, errs)
	}
	for _, want := range []string{"收到申请　　　　2024年3月4日（周一）\n", "补正通知最迟　　2024年3月13日（周三）\n", "答复期限　　　　2024年4月25日（周四）\n",
		"从早计算　　　　2024年4月24日（周三）\n", "c1 第三方，2024年4月3日（周三）前答复", "2024年4月30日（周二）：已逾期 4 个工作日", "日历版本　　　　2026-1\n",
		" 4. 2024年3月12日至2024年4月3日扣除征求意见17个工作日。\n", "2024-03-05（周二）  第  1日  工作日\n", "2024-03-09（周六）     －    周末\n",
		"2024-03-12（周二）     －    征求第三方意见，不计\n", "2024-04-05（周五）     －    清明节放假（国办发明电〔2023〕7号）\n", "2024-04-07（周日）  第  6日  调休上班（国办发明电〔2023〕7号）\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	for _, row := range []struct{ events, want string }{
		{`{"kind":"correction_sent","on":"2024-03-06"}`, "停止计算：等待补正"},
		{`{"kind":"fee_noticed","on":"2024-03-06"}`, "停止计算：等待缴费"},
		{`{"kind":"correction_sent","on":"2024-03-14"}`, "E14 补正通知应在收到申请之日起7个工作日内发出"},
		{`{"kind":"replied","on":"2024-03-14"}`, "已办结\n"},
		{`{"kind":"replied","on":"2024-04-02"}`, "已办结，逾期\n"},
		{`{"kind":"consult_sent","on":"2024-03-15","party":"agency"}`, "停止计算：征求"},
	} {
		if _, out, _ := ask(t, `{"events":[`+handedIn+`,`+row.events+`],"as_of":"2024-03-20"}`); !strings.Contains(out, row.want) {
			t.Errorf("%s: no %q in\n%s", row.events, row.want, out)
		}
	}
	if _, out, _ := ask(t, `{"events":[{"kind":"paid","on":"2024-03-06"}]}`); !strings.Contains(out, "无法起算") && !strings.Contains(out, "S01") {
		t.Error(out)
	}
	if _, out, _ := ask(t, `{"events":[{"kind":"received","on":"2026-12-24","channel":"fax"}]}`); !strings.Contains(out, "尚未确认收到") {
		t.Error(out)
	}
	if _, out, _ := ask(t, `{"events":[{"kind":"received","on":"2026-12-24"}]}`); !strings.Contains(out, "答复期限　　　　2027年1月21日（周四）　暂定") {
		t.Error(out)
	}
}

func TestClockDaysInJSON(t *testing.T) {
	t.Parallel()
	_, out, _ := ask(t, plainCase, "--json", "--days")
	var got struct {
		Days []struct {
			Date, Reason, Why string
			Counted           bool
			N                 int
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || len(got.Days) != 29 {
		t.Fatalf("%v %s", err, out)
	}
	if last := got.Days[28]; last.Date != "2024-04-01" || !last.Counted || last.N != 20 || last.Why != "工作日" {
		t.Errorf("%+v", last)
	}
}

func TestClockTakesAnotherCalendar(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "house.json")
	all := seeds.Calendars()
	text := bytes.Replace(all[len(all)-1].JSON, []byte(`"workdays": 251`), []byte(`"workdays": 251 `), 1)
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := ask(t, plainCase, "--json", "--calendar", file); code != exitOK || !strings.Contains(out, `"calendar_edition": "house"`) {
		t.Errorf("%d %q %s", code, errs, out)
	}
	if err := os.WriteFile(file, []byte(`{"2024":{}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{file, file + ".missing"} {
		if code, out, errs := ask(t, plainCase, "--calendar", f); code != exitUsage || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%d %q %q", code, out, errs)
		}
	}
}
