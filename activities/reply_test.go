package activities_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/activities"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/internal/story"
	"gongkai/letters"
	"gongkai/seeds"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
	"gongkai/store"
	"gongkai/workflows"
)

// reply is a case on its way to a reply.
type reply struct {
	t  *testing.T
	o  *office.Office
	id string
}

// received is a case in the hands of its handler; received on 3 March 2025.
func received(t *testing.T) *reply {
	t.Helper()
	o := office.New(t, storetest.Open(t, store.SQLite), "2025-03-03", nil)
	r := &reply{t, o, uuid.NewString()}
	at := civil.MustParse("2025-03-03").At(10, 0, 0)
	form := story.Registration(story.InPerson)
	form.Number, form.Year, form.Ordinal = "示例公开申〔2025〕1号", 2025, 1
	bear(t, o, line{Submission: story.Submission{ID: uuid.NewString(), Kind: casefile.KindApplication, Case: r.id, Actor: o.Clerk.ID, On: civil.In(at), At: at,
		Command: form}})
	r.does("2025-03-03", o.Reviewer.ID, application.Assign{Handler: o.Handler.ID})
	return r
}

func (r *reply) does(on, actor string, c casefile.Command) {
	r.t.Helper()
	r.o.Clock.Set(r.t, on)
	id := uuid.NewString()
	keep(r.t, r.o, line{Submission: story.Submission{ID: id, Kind: casefile.KindApplication, Case: r.id, Actor: actor, On: civil.MustParse(on), Command: c}})
	r.o.Decide(r.t, r.id)
	_, answer, err := r.o.Record.CommandAnswer(r.t.Context(), id)
	if err != nil || len(answer.Refusals) > 0 {
		r.t.Fatalf("%s: %+v, %v", c.CommandKind(), answer.Refusals, err)
	}
}

// signed sends a draft the whole way to the signature, with the countersignatures that its file asks for.
func (r *reply) signed(d application.Draft, table review.Table, drafted, signedOn string) {
	r.t.Helper()
	r.does(drafted, r.o.Handler.ID, d)
	conclusion := review.MayOpen
	if d.Outcome == outcome.A36_3_DENY {
		conclusion = review.MayNotOpen
	}
	r.does(drafted, r.o.Reviewer.ID, application.Pass{Secrecy: conclusion, Privacy: conclusion, Ours: review.MayOpen})
	roles := table.SignaturesOf(d.Outcome)
	if d.Outcome == outcome.A36_3_DENY || d.Outcome == outcome.A37_PARTIAL {
		roles = append(table.Signatures(d.File.GroundsOf(d.File.Replies[0])...), review.LegalReviewer)
	}
	others := []string{r.o.Second.ID, r.o.Clerk.ID, r.o.Compiler.ID, r.o.Steward.ID, r.o.Admin.ID} // one person signs in one role
	slices.Sort(roles)
	for _, role := range slices.Compact(roles) {
		if role != review.OfficeHead && role != review.Leader {
			by := others[0]
			others = others[1:]
			r.does(signedOn, by, application.Countersign{Role: role, Opinion: review.Agrees})
		}
	}
	r.does(signedOn, r.o.Signer.ID, application.Sign{DocNo: "示例公复〔2025〕12号"})
}

// rendered runs every effect of the case, twice, and gives the texts of the letters of some kinds that lie beside it.
func (r *reply) rendered(kinds ...string) (all []string) {
	r.t.Helper()
	run := &activities.Effects{DB: r.o.DB, Record: r.o.Record, Now: r.o.Clock.Now, Log: slog.New(slog.DiscardHandler), Handlers: r.handlers()}
	for _, e := range r.effects() {
		if _, err := run.RunEffect(r.t.Context(), workflows.EffectInput{EffectID: e.ID, Round: e.Round}); err != nil {
			r.t.Fatal(err)
		}
		var final activities.Final
		if err := run.Handlers[e.Kind](r.t.Context(), e); err != nil && !errors.As(err, &final) { // again, as after a crash
			r.t.Fatal(err)
		}
	}
	var files []store.Attachment
	err := r.o.DB.View(r.t.Context(), "files", func(tx *store.Tx) (err error) {
		files, err = tx.AttachmentsOf(r.id)
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	for _, f := range files {
		if !slices.Contains(kinds, f.Kind) {
			continue
		}
		_, body, errOpen := r.o.Record.OpenFile(r.t.Context(), r.id, f.ID)
		if errOpen != nil {
			r.t.Fatal(errOpen)
		}
		all = append(all, plainText(r.t, body))
	}
	return all
}

// handlers are those of all letters, in a county of made-up names.
func (r *reply) handlers() map[string]activities.Handler {
	r.t.Helper()
	table, err := remedy.Parse(seeds.RemedyOrgans())
	if err != nil {
		r.t.Fatal(err)
	}
	return activities.Letters(r.o.DB, r.o.Record, activities.House{Table: table, Settings: remedy.Defaults(),
		Names:   remedy.Names{CountyGovernment: "示例县人民政府", BasicCourt: "示例县人民法院"},
		Contact: letters.Contact{Line: "示例县政务公开科（示例路1号）"}})
}

func (r *reply) effects() (all []store.Effect) {
	r.t.Helper()
	err := r.o.DB.View(r.t.Context(), "effects", func(tx *store.Tx) (err error) {
		all, err = tx.EffectsOf(r.id)
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return all
}

var tag = regexp.MustCompile(`<[^>]*>`)

func plainText(t *testing.T, docx []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return tag.ReplaceAllString(string(b), "")
}

func grounds(t *testing.T) review.Table {
	t.Helper()
	table, err := review.ParseGrounds(seeds.Grounds())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func considered(table review.Table, key string) (out []review.Alternative) {
	for _, o := range table.Row(key).Options {
		out = append(out, review.Alternative{Kind: o.ID, Why: "不适用"})
	}
	return out
}

// draft is a complete draft of a kind.
func draft(table review.Table, c outcome.Code, g outcome.Ground) application.Draft {
	item := review.Reply{Item: "1", Code: c, Alternatives: considered(table, string(c))}
	f := review.File{Requests: []string{"1"}}
	switch c {
	case outcome.A36_2_GRANT:
		item.Documents, f.Documents = []string{"d1"}, []review.Document{{ID: "d1"}}
	case outcome.A36_3_DENY, outcome.A37_PARTIAL:
		item.Documents = []string{"d1"}
		d := review.Document{ID: "d1", Separable: review.No, Indivisible: "各段互相指称示例", ReviewOn: civil.MustParse("2026-03-01"),
			Alternatives: considered(table, review.RowRefusal), Secrecy: &review.Gate{By: "p-1", On: civil.MustParse("2025-03-20"), Conclusion: review.MayNotOpen},
			Segments: []review.Segment{{ID: "s1", Location: "第3页示例", State: review.Withheld, Basis: "b1", Facts: "写明的事实示例", Reason: "写明的理由示例"}}}
		if c == outcome.A37_PARTIAL {
			d.Separable, d.Indivisible, d.Secrecy = review.Yes, "", nil
			d.Segments = append(d.Segments, review.Segment{ID: "s2", Location: "其余", State: review.Open})
		}
		f.Documents, f.Bases = []review.Document{d}, []review.Basis{basisOf(table, g)}
	case outcome.A36_4_NONE:
		entry := func(p review.Place) review.Entry {
			return review.Entry{Place: p, By: "p-3", On: civil.MustParse("2025-03-11"), Keywords: "示例道路", Range: "2010年至2025年", Result: review.Nothing, Evidence: "截图"}
		}
		item.Search = &review.Search{Expected: []review.Place{review.OfficeSystem, review.Archive}, Entries: []review.Entry{entry(review.OfficeSystem), entry(review.Archive)},
			UnitsAsked: []review.Asked{{Unit: "u-2", AskedOn: civil.MustParse("2025-03-07"), AnsweredOn: civil.MustParse("2025-03-12")}}, MakerDuty: review.No}
	case outcome.A36_5_NOTOURS:
		item.NotOurs = &review.NotOurs{Maker: review.No, Keeper: review.No, Lead: review.No, How: "由他局制作", OtherKnown: review.Yes, Other: "示例县他局", Contact: "000-00000001"}
	case outcome.A36_6_REPEAT:
		item.Repeat = &review.Repeat{EarlierNo: "示例〔2024〕1号", EarlierOn: civil.MustParse("2024-05-06"), Replied: review.Yes, SameApplicant: review.Yes, SameInformation: review.Yes}
	case outcome.A36_7_REGISTER:
		item.Register = &review.Register{Rank: review.AdminRegulation, Title: "示例登记条例", Article: "第一条"}
	case outcome.A38_PROCESSING:
		item.Processing = &review.Processing{ReadyMade: review.No, Work: "逐户汇总", RawExists: review.Yes, RawForm: "台账示例", Offered: review.Yes}
	case outcome.A39_PETITION:
		item.Petition = &review.Petition{Extracts: "要求查处示例", Embedded: review.No}
	case outcome.A35_ABUSE:
		item.Volume = &review.Volume{Count: 120, Period: "2025年2月", Evaluation: "理由与申请无关"}
	}
	f.Replies = []review.Reply{item}
	return application.Draft{Outcome: c, Text: "办理人员所写的话示例。", File: &f}
}

func basisOf(table review.Table, g outcome.Ground) review.Basis {
	on := civil.MustParse
	b := review.Basis{ID: "b1", Ground: g, Alternatives: considered(table, string(g))}
	switch g {
	case outcome.X14_SECRET:
		b.Secret = &review.Secret{DocNo: "示例密〔2020〕1号", Level: review.Confidential, TermYears: 10, MarkedOn: on("2020-06-01"), Organ: "示例市某局",
			OrganKind: review.City, Power: review.Own, Grounds: "范围第一条", OriginalAt: "机要室", Reviewer: "p-9"}
	case outcome.X14_LAW:
		b.Law = &review.Law{Rank: review.Statute, Title: "示例法", Article: "第一条", Prohibits: review.Yes, Limited: review.No}
	case outcome.X14_3S1W:
		b.Harm = &review.Harm{Interest: review.PublicSecurity, Consequence: "后果", Cause: "因果", Likelihood: "较大", AssessedOn: on("2025-03-10"), Department: "u-1", OpinionOn: on("2025-03-12")}
	case outcome.X15_THIRD:
		b.Third = &review.Third{Party: "c1", Right: review.TradeSecret, Harm: "损害", Reasonable: review.Yes, Weighing: "衡量示例"}
	case outcome.X16_INTERNAL:
		b.Internal = &review.Internal{Kind: review.Personnel, External: review.No, MustPublish: review.No, Need: "必要性示例"}
	case outcome.X16_PROCESS:
		b.Process = &review.Process{Kind: review.Discussion, Matter: "未办结", MustPublish: review.No, Final: review.No}
	case outcome.X16_CASEFILE:
		b.Casefile = &review.Casefile{CaseNo: "示例罚〔2025〕1号", ApplicantParty: review.No, MustPublish: review.No, Decision: review.No}
	}
	return b
}

// prepare does what must have happened before such a draft.
func (r *reply) prepare(c outcome.Code, g outcome.Ground) {
	r.t.Helper()
	switch {
	case g == outcome.X15_THIRD:
		r.does("2025-03-05", r.o.Handler.ID, application.Consult{Party: clock.ThirdParty, Name: "乙示例公司", Text: "投标文件", Way: application.ByPost})
		r.does("2025-03-06", r.o.Handler.ID, application.RecordService{Target: r.state().Unserved()[0].Seq})
		r.does("2025-03-14", r.o.Handler.ID, application.RecordOpinion{Ref: "c1", Opinion: application.Objects, Text: "涉及报价"})
	case c == outcome.A35_ABUSE:
		r.does("2025-03-05", r.o.Handler.ID, application.AskReasons{Text: "二月共120件", Way: application.ByPost})
	case c == outcome.A_UNCLEAR:
		r.does("2025-03-05", r.o.Handler.ID, application.AskCorrection{Text: "请写明年度", Way: application.ByPost})
		r.does("2025-03-11", r.o.Clerk.ID, application.ReceiveCorrection{Channel: clock.InPerson, Text: "所有年度的预算"})
	}
}

func (r *reply) state() application.State {
	r.t.Helper()
	reading, err := r.o.Record.Read(r.t.Context(), r.id)
	if err != nil {
		r.t.Fatal(err)
	}
	return reading.State.(application.State)
}

// Each kind of reply is rendered as what it is, from its sealed texts, once.
func TestEachReplyIsRenderedAsWhatItIs(t *testing.T) {
	t.Parallel()
	type kind struct {
		code   outcome.Code
		ground outcome.Ground
	}
	says := map[kind][]string{
		{outcome.A36_1_PUBLISHED, ""}: {"已经主动公开"},
		{outcome.A36_2_GRANT, ""}:     {"本机关决定予以公开"},
		{outcome.A37_PARTIAL, outcome.X15_THIRD}: {"本机关决定部分公开", "第3页示例", "写明的事实示例", "写明的理由示例", "第三方于2025年3月14日答复不同意公开",
			"衡量示例", "于2025年3月5日书面征求第三方意见，于2025年3月14日收到意见", "先向示例县人民政府申请行政复议"},
		{outcome.A36_3_DENY, outcome.X14_SECRET}:   {"密级为秘密，保密期限为10年"},
		{outcome.A36_3_DENY, outcome.X14_LAW}:      {"《示例法》第一条禁止公开", "写明的事实示例", "各段互相指称示例"},
		{outcome.A36_3_DENY, outcome.X14_3S1W}:     {"可能危及公共安全", "写明的理由示例"},
		{outcome.A36_3_DENY, outcome.X15_THIRD}:    {"第三方于2025年3月14日答复不同意公开，且有合理理由", "衡量示例"},
		{outcome.A36_3_DENY, outcome.X16_INTERNAL}: {"人事管理方面", "必要性示例"},
		{outcome.A36_3_DENY, outcome.X16_PROCESS}:  {"讨论记录", "尚未作出最终决定"},
		{outcome.A36_3_DENY, outcome.X16_CASEFILE}: {"查阅、复制案卷"},
		{outcome.A36_7_REGISTER, ""}:               {"《示例登记条例》第一条"},
		{outcome.A36_4_NONE, ""}:                   {"检索办公系统", "示例道路", "不存在"},
		{outcome.A36_5_NOTOURS, ""}:                {"示例县他局", "000-00000001"},
		{outcome.A38_PROCESSING, ""}:               {"逐户汇总", "台账示例"},
		{outcome.A_UNCLEAR, ""}:                    {"仍不明确", "于2025年3月5日告知您补正，于2025年3月11日收到补正材料，答复期限自收到补正的申请之日起重新计算"},
		{outcome.A39_PETITION, ""}:                 {"要求查处示例"},
		{outcome.A36_6_REPEAT, ""}:                 {"2024年5月6日作出答复（示例〔2024〕1号）"},
		{outcome.A39_PUBLICATION, ""}:              {"公开出版物"},
		{outcome.A35_ABUSE, ""}:                    {"120件", "于2025年3月5日要求", "理由与申请无关"},
		{outcome.A_CONFIRM, ""}:                    {"确认或者重新出具"},
	}
	for _, c := range application.Outcomes() {
		if !slices.ContainsFunc(keys(says), func(k kind) bool { return k.code == c }) {
			t.Errorf("%s is not tried", c)
		}
	}
	for k, wants := range says {
		t.Run(string(k.code)+" "+string(k.ground), func(t *testing.T) {
			t.Parallel()
			table, r := grounds(t), received(t)
			r.prepare(k.code, k.ground)
			r.signed(draft(table, k.code, k.ground), table, "2025-03-20", "2025-03-21")
			all := r.rendered(application.EffectReplyLetter)
			if len(all) != 1 {
				t.Fatalf("%d letters", len(all))
			}
			for _, want := range append(wants, "张三示例：", "示例公复〔2025〕12号", "2025年3月21日", "办理人员所写的话示例。", "示例县人民法院") {
				if !strings.Contains(all[0], want) {
					t.Errorf("does not say %s:\n%s", want, all[0])
				}
			}
			secret := k.ground == outcome.X14_SECRET && strings.Contains(all[0], "写明的")
			grants := strings.Contains(all[0], "决定予以公开") != (k.code == outcome.A36_2_GRANT)
			if secret || grants || strings.Contains(all[0], "未填") || strings.Contains(all[0], application.Mark) {
				t.Errorf("secret text %v, wrongly granted or not %v:\n%s", secret, grants, all[0])
			}
		})
	}
}

func keys[K comparable, V any](m map[K]V) (out []K) {
	for k := range m {
		out = append(out, k)
	}
	return out
}

// A reply that was sent back after its signature and drafted anew is rendered as it is now, whenever its first effect runs.
func TestASupersededDraftIsNotRendered(t *testing.T) {
	t.Parallel()
	table, r := grounds(t), received(t)
	first := draft(table, outcome.A36_2_GRANT, "")
	first.Text = "第一稿示例。"
	r.signed(first, table, "2025-03-10", "2025-03-11")
	r.does("2025-03-12", r.o.Signer.ID, application.Return{Reason: "应当部分不予公开"})
	if all := r.rendered(application.EffectReplyLetter); len(all) != 0 {
		t.Fatalf("a returned reply was rendered: %q", all)
	}
	r.signed(draft(table, outcome.A36_3_DENY, outcome.X16_PROCESS), table, "2025-03-13", "2025-03-14")
	all := r.rendered(application.EffectReplyLetter)
	if len(all) != 1 || strings.Contains(all[0], "第一稿") || !strings.Contains(all[0], "决定不予公开") {
		t.Fatalf("%d letters: %q", len(all), all)
	}
}

// An agency whose kind or names are not configured gets gaps, never another agency's.
func TestNamesAreThoseOfTheAgency(t *testing.T) {
	t.Parallel()
	r := received(t)
	h := activities.House{Names: remedy.Names{CountyGovernment: "示例县人民政府", SuperiorDepartment: "示例市某局"},
		Agencies: map[string]activities.Agency{"sfj": {Body: remedy.Justice, SuperiorDepartment: "示例市司法局"}}}
	for code, want := range map[string]struct {
		body     remedy.Body
		superior string
	}{"sfj": {remedy.Justice, "示例市司法局"}, "fgw": {remedy.Department, ""}, "office": {remedy.GovernmentOffice, ""}} {
		var u store.Unit
		if err := r.o.DB.View(t.Context(), "unit", func(tx *store.Tx) (err error) { u, err = tx.UnitByCode(code); return err }); err != nil {
			t.Fatal(err)
		}
		if got := activities.Redress(h, u); got.Body != want.body || got.Names.SuperiorDepartment != want.superior || got.Names.CountyGovernment != "示例县人民政府" {
			t.Errorf("%s: %s %+v", code, got.Body, got.Names)
		}
	}
	old := activities.Redress(activities.House{Organ: "示例市人民政府", Court: "示例市中级人民法院"}, store.Unit{Nature: "institution"})
	if old.Body != "" || old.Names.CountyGovernment != "示例市人民政府" || old.Names.BasicCourt != "示例市中级人民法院" {
		t.Errorf("%+v", old)
	}
}
