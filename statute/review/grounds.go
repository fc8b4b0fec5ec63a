package review

import "gongkai/civil"

// Law is a provision that prohibits disclosure (art. 14). Only a 法律 or a 行政法规 can.
type Law struct {
	Rank      Rank   `json:"rank,omitempty"`
	Title     string `json:"title,omitempty"`
	Article   string `json:"article,omitempty"`   // 条, 款, 项
	Prohibits Answer `json:"prohibits,omitempty"` // does it prohibit disclosure of this kind?
	Limited   Answer `json:"limited,omitempty"`   // is the prohibition limited in time, person or part?
	Within    Answer `json:"within,omitempty"`    // if so: does the case lie within it?
}

// Rank is the rank of an instrument.
type Rank string

// The ranks.
const (
	Statute           Rank = "law"                       // 法律
	AdminRegulation   Rank = "administrative_regulation" // 行政法规
	LocalRegulation   Rank = "local_regulation"          // 地方性法规
	GovernmentRule    Rank = "rule"                      // 规章
	NormativeDocument Rank = "normative_document"        // 规范性文件
)

// national reports whether the instrument is one that arts 14 and 36(7) speak of.
func (r Rank) national() bool { return r == Statute || r == AdminRegulation }

func (l Law) tests() []test {
	return []test{
		{"law_rank", l.Rank.national()},
		{"law_title", filled(l.Title)},
		{"law_article", filled(l.Article)},
		{"law_prohibits", l.Prohibits == Yes},
		{"law_limited", l.Limited.given()},
		{"law_within", l.Limited != Yes || l.Within == Yes},
	}
}

// Harm is the danger to 国家安全, 公共安全, 经济安全 or 社会稳定 (art. 14), and the written assessment of it.
type Harm struct {
	Interest    Interest   `json:"interest,omitempty"`
	Consequence string     `json:"consequence,omitempty"`
	Cause       string     `json:"cause,omitempty"` // why disclosure would bring it about
	Likelihood  string     `json:"likelihood,omitempty"`
	AssessedOn  civil.Date `json:"assessed_on,omitempty"`
	Department  string     `json:"department,omitempty"` // unit id of the competent department (公安, 应急, 金融 …)
	OpinionOn   civil.Date `json:"opinion_on,omitempty"`
}

// Interest is what is endangered.
type Interest string

// The interests of art. 14.
const (
	NationalSecurity Interest = "national_security"
	PublicSecurity   Interest = "public_security"
	EconomicSecurity Interest = "economic_security"
	SocialStability  Interest = "social_stability"
)

func (h Harm) tests(c *checker) []test {
	return []test{
		{"harm_interest", oneOf(h.Interest, NationalSecurity, PublicSecurity, EconomicSecurity, SocialStability)},
		{"harm_consequence", filled(h.Consequence)},
		{"harm_cause", filled(h.Cause)},
		{"harm_likelihood", filled(h.Likelihood)},
		{"harm_assessed", c.past(h.AssessedOn)},
		{"harm_department", filled(h.Department)},
		{"harm_opinion", c.past(h.OpinionOn)},
	}
}

// Internal is 内部事务信息 (art. 16(1)): the agency may withhold it, and need not.
type Internal struct {
	Kind        InternalKind `json:"kind,omitempty"`
	External    Answer       `json:"external,omitempty"`     // has it an effect on rights of others?
	MustPublish Answer       `json:"must_publish,omitempty"` // does any rule require publication?
	Need        string       `json:"need,omitempty"`         // why withholding is needed
}

// InternalKind is one of 三类.
type InternalKind string

// The kinds of art. 16(1).
const (
	Personnel InternalKind = "personnel" // 人事管理
	Logistics InternalKind = "logistics" // 后勤管理
	Workflow  InternalKind = "workflow"  // 内部工作流程
)

func (i Internal) tests() []test {
	return []test{
		{"internal_kind", oneOf(i.Kind, Personnel, Logistics, Workflow)},
		{"internal_external", i.External == No},
		{"internal_must_publish", i.MustPublish == No},
		{"internal_need", filled(i.Need)},
	}
}

// Process is 过程性信息 (art. 16(2)).
type Process struct {
	Kind        ProcessKind `json:"kind,omitempty"`
	Matter      string      `json:"matter,omitempty"`       // how far the matter has come
	MustPublish Answer      `json:"must_publish,omitempty"` // by 法律, 法规 or 规章
	Final       Answer      `json:"final,omitempty"`        // is there a final decision?
	FinalOn     civil.Date  `json:"final_on,omitempty"`
	FreshReason string      `json:"fresh_reason,omitempty"` // why disclosure would still do harm after it
}

// ProcessKind is one of 四类.
type ProcessKind string

// The kinds of art. 16(2).
const (
	Discussion     ProcessKind = "discussion"  // 讨论记录
	DraftText      ProcessKind = "draft"       // 过程稿
	Negotiation    ProcessKind = "negotiation" // 磋商信函
	InternalReport ProcessKind = "report"      // 请示报告
)

func (p Process) tests(c *checker) []test {
	return []test{
		{"process_kind", oneOf(p.Kind, Discussion, DraftText, Negotiation, InternalReport)},
		{"process_matter", filled(p.Matter)},
		{"process_must_publish", p.MustPublish == No},
		{"process_final", p.Final.given()},
		{"process_final_on", p.Final != Yes || c.past(p.FinalOn)},
		{"process_fresh_reason", p.Final != Yes || filled(p.FreshReason)},
	}
}

// Casefile is 行政执法案卷信息 (art. 16(2)).
type Casefile struct {
	CaseNo         string `json:"case_no,omitempty"`
	ApplicantParty Answer `json:"applicant_party,omitempty"` // is the applicant a party, with 阅卷 rights?
	MustPublish    Answer `json:"must_publish,omitempty"`    // by 法律, 法规 or 规章
	Decision       Answer `json:"decision,omitempty"`        // is it a decision that art. 20(五)(六) publishes?
}

func (f Casefile) tests() []test {
	return []test{
		{"casefile_case_no", filled(f.CaseNo)},
		{"casefile_party", f.ApplicantParty.given()},
		{"casefile_must_publish", f.MustPublish == No},
		{"casefile_decision", f.Decision == No},
	}
}
