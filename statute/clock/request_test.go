package clock_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"gongkai/statute/clock"
)

func TestRequestsAreReadStrictly(t *testing.T) {
	t.Parallel()
	const receipt = `{"kind":"received","on":"2024-03-04","channel":"in_person"}`
	for _, row := range []struct{ name, text, says string }{
		{"no JSON", `{`, "请求有误"},
		{"no object", `[]`, "请求有误"},
		{"two objects", `{"events":[` + receipt + `]}{}`, "多余"},
		{"nothing", ``, "JSON 不完整"},
		{"an answer of nothing", `null`, "{"},
		{"cut off", `{"events":[` + receipt, "JSON 不完整"},
		{"not JSON", `{"events":[}`, "第"},
		{"a name without quotes", `{events:[]}`, "不是有效的 JSON"},
		{"cut off within a word", `{"events":[{"kind":"rec`, "JSON 不完整"},
		{"cut off before a value", `{"events":[{"kind":`, "JSON 不完整"},
		{"a value without quotes", `{"events":[{"kind":received}]}`, "不是有效的 JSON"},
		{"a name of forty letters is told whole", `{"` + strings.Repeat("名", 40) + `":1}`, `"` + strings.Repeat("名", 40) + `"`},
		{"a longer one is cut", `{"` + strings.Repeat("名", 41) + `":1}`, `"` + strings.Repeat("名", 40) + `…"`},
		{"events that are none", `{"events":{}}`, "events"},
		{"a name in capitals", `{"events":[{"Kind":"received","on":"2024-03-04"}]}`, `第1项：不认识的字段 "Kind"`},
		{"a name twice", `{"events":[` + receipt + `,{"kind":"paid","on":"2024-03-05","on":"2024-03-06"}]}`, `第2项：字段 "on" 重复`},
		{"a number for a date", `{"events":[{"kind":"received","on":20240304}]}`, "on 应为文字"},
		{"a fraction of a day", `{"events":[{"kind":"redo_ordered","on":"2024-03-04","days":1.5}]}`, "days 应为整数"},
		{"text with line ends", `{"events":[{"kind":"received","on":"2024\n\r03"}]}`, "YYYY-MM-DD"},
		{"an instant", `{"events":[{"kind":"received","on":"2024-03-04T00:00:00Z"}]}`, "YYYY-MM-DD"},
		{"a channel with line ends", `{"events":[{"kind":"received","on":"2024-03-04","channel":"a\nb"}]}`, "channel"},
		{"no events", `{"as_of":"2024-03-04"}`, "events"},
		{"an unknown member", `{"events":[` + receipt + `],"today":"2024-03-04"}`, "today"},
		{"an unknown member of an event", `{"events":[{"kind":"received","on":"2024-03-04","how":"fax"}]}`, "how"},
		{"a date that does not exist", `{"events":[{"kind":"received","on":"2023-02-29"}]}`, "YYYY-MM-DD"},
		{"an unknown kind", `{"events":[{"kind":"got","on":"2024-03-04"}]}`, "kind"},
		{"no kind", `{"events":[{"on":"2024-03-04"}]}`, "kind"},
		{"an unknown channel", `{"events":[{"kind":"received","on":"2024-03-04","channel":"pigeon"}]}`, "pigeon"},
		{"an unknown party", `{"events":[{"kind":"consult_sent","on":"2024-03-04","party":"boss"}]}`, "boss"},
		{"no day", `{"events":[` + receipt + `,{"kind":"replied"}]}`, "第2项（replied）缺少 on"},
		{"a field the kind does not use", `{"events":[` + receipt + `,{"kind":"paid","on":"2024-03-05","days":3}]}`, "不使用 days"},
		{"an extension with a day of its own", `{"events":[{"kind":"extended","on":"2024-03-05","notified_on":"2024-03-05","days":3}]}`, "不使用 on"},
		{"an answer through a channel", `{"events":[{"kind":"consult_answered","on":"2024-03-05","channel":"fax"}]}`, "不使用 channel"},
		{"a reply with a ref", `{"events":[{"kind":"replied","on":"2024-03-05","ref":"c1"}]}`, "不使用 ref"},
		{"a receipt from a party", `{"events":[{"kind":"received","on":"2024-03-05","party":"agency"}]}`, "不使用 party"},
		{"an extension never told nor approved", `{"events":[{"kind":"extended","days":3}]}`, "缺少 approved_on、notified_on"},
		{"an extension of no length", `{"events":[{"kind":"extended","notified_on":"2024-03-05"}]}`, "第1项（extended）缺少 days，days 应为1至20"},
		{"an extension of 0 days", `{"events":[{"kind":"extended","approved_on":"2024-03-05","notified_on":"2024-03-05","days":0}]}`, "请求有误：第1项（extended）：days 应为1至20"},
		{"an extension of -1 days", `{"events":[{"kind":"extended","approved_on":"2024-03-05","notified_on":"2024-03-05","days":-1}]}`, "第1项（extended）days 应为1至20"},
		{"an order of 0 days", `{"events":[` + receipt + `,{"days":0,"kind":"redo_ordered","on":"2024-03-04"}]}`, "第2项（redo_ordered）：days 应为1至1000"},
		{"0 days to correct", `{"events":[{"kind":"correction_sent","on":"2024-03-04","days":0}]}`, "days 应为1至1000"},
		{"0 days of a kind without any", `{"events":[{"kind":"paid","on":"2024-03-04","days":0}]}`, "第1项（paid）：不使用 days"},
		{"0 days in line ends", `{"events":[{"kind":"a\nb","days":0}]}`, "第1项（a"},
		{"as of nothing", `{"events":[` + receipt + `],"as_of":""}`, "as_of 应为"},
		{"as of no day", `{"events":[` + receipt + `],"as_of":"2024-02-30"}`, `as_of "2024-02-30" 没有这一天`},
		{"a later date without a date", `{"events":[{"kind":"later_date_fixed","on":"2024-03-05"}]}`, "缺少 due"},
		{"a negative length", `{"events":[{"kind":"redo_ordered","on":"2024-03-05","days":-1}]}`, "第1项（redo_ordered）days 应为1至1000"},
		{"a length beyond reason", `{"events":[{"kind":"redo_ordered","on":"2024-03-05","days":1001}]}`, "days 应为1至1000"},
		{"before the 条例", `{"events":[{"kind":"received","on":"2019-05-14"}]}`, "早于条例施行之日 2019-05-15"},
		{"after 2100", `{"events":[{"kind":"later_date_fixed","on":"2024-03-05","due":"2101-01-01"}]}`, "due 2101-01-01 晚于 2100年"},
		{"confirmed before the 条例", `{"events":[{"kind":"received","on":"2024-03-05","confirmed_on":"2001-01-01"}]}`, "confirmed_on"},
		{"as of a day before the 条例", `{"events":[` + receipt + `],"as_of":"2019-05-14"}`, "as_of"},
		{"too many events", `{"events":[` + strings.Repeat(receipt+",", 1000) + receipt + `]}`, "1000"},
	} {
		r, err := clock.ParseRequest([]byte(row.text))
		if !errors.Is(err, clock.ErrRequest) || !strings.Contains(err.Error(), row.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %+v, %v, want one line about %q", row.name, r, err, row.says)
		}
	}
}

func TestAByteOrderMarkIsNoFault(t *testing.T) {
	t.Parallel()
	r := MustParse(t, []byte("\ufeff"+` {"as_of":"2024-03-04","events":[{"kind":"received","on":"2024-03-04","confirmed_on":null,"ref":""}]} `))
	if len(r.Events) != 1 || r.AsOf != day("2024-03-04") {
		t.Errorf("%+v", r)
	}
	r = MustParse(t, []byte(`{"as_of":null,"events":[{"kind":"correction_sent","on":"2024-03-04","days":null,"served_on":""},{"kind":"redo_ordered","on":"2024-03-04","days":1}]}`))
	if len(r.Events) != 2 || r.Events[0].Days != 0 || r.Events[1].Days != 1 || !r.AsOf.IsZero() {
		t.Errorf("null is not given: %+v", r)
	}
}

func TestARequestIsReadWhole(t *testing.T) {
	t.Parallel()
	r := MustParse(t, []byte(`{"events":[
		{"kind":"received","on":"2024-03-04","channel":"internet","confirmed_on":"2024-03-05"},
		{"kind":"consult_sent","on":"2024-03-11","ref":"c1","party":"third_party","served_on":"2024-03-13"},
		{"kind":"extended","approved_on":"2024-03-20","notified_on":"2024-03-21","days":20}]}`))
	want := []clock.Fact{
		{Kind: clock.Received, On: day("2024-03-04"), Channel: clock.Internet, ConfirmedOn: day("2024-03-05")},
		{Kind: clock.ConsultSent, On: day("2024-03-11"), Ref: "c1", Party: clock.ThirdParty, ServedOn: day("2024-03-13")},
		{Kind: clock.Extended, ApprovedOn: day("2024-03-20"), NotifiedOn: day("2024-03-21"), Days: 20},
	}
	if !slices.Equal(r.Events, want) || !r.AsOf.IsZero() {
		t.Errorf("%+v", r)
	}
}

func TestTheEdgesOfTheRangeAreAccepted(t *testing.T) {
	t.Parallel()
	most := slices.Repeat([]clock.Fact{{Kind: clock.RedoOrdered, On: day("2024-03-04"), Days: 1000}}, 1000)
	if err := clock.Validate(most); err != nil {
		t.Error(err)
	}
	facts := []clock.Fact{on(clock.Received, "2019-05-15"), {Kind: clock.LaterDateFixed, On: day("2019-05-20"), Due: day("2100-12-31")}}
	if err := clock.Validate(facts); err != nil {
		t.Error(err)
	}
}

// The answer's members and their nulls are the contract of gongkai clock --json.
func TestTheAnswerHasTheMembersOfTheContract(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	waiting := []clock.Fact{received(), on(clock.CorrectionSent, "2024-03-06")}
	got, _ := MustJSON(t, clock.Answer(waiting, day("2024-03-07"), rules)).(map[string]any)
	for _, member := range []string{"received_on", "correction_notice_due", "reply_due", "reply_due_conservative", "reply_limit",
		"provisional", "calendar_edition", "status", "stopped_for", "late", "days_left", "consultations", "violations", "explain"} {
		if _, ok := got[member]; !ok {
			t.Errorf("no member %q", member)
		}
		delete(got, member)
	}
	if len(got) != 0 {
		t.Errorf("members nobody asked for: %v", got)
	}
	nothing, _ := MustJSON(t, clock.Answer(nil, day("2024-03-07"), rules)).(map[string]any)
	for _, list := range []string{"consultations", "violations", "explain"} {
		if _, ok := nothing[list].([]any); !ok {
			t.Errorf("%s is %v, not a list", list, nothing[list])
		}
	}
}

func TestTheRangeOfTheClock(t *testing.T) {
	t.Parallel()
	for date, want := range map[string]string{
		"2019-05-14": "2019-05-14 早于条例施行之日 2019-05-15", "2019-05-15": "", "2100-12-31": "", "2101-01-01": "2101-01-01 晚于 2100年",
	} {
		if got := clock.RangeFault(day(date)); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
}
