package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// PartyBody is a person or an organisation, with all who apply with it or for it.
type PartyBody struct {
	Name         string       `json:"name,omitempty" maxLength:"200"`
	DocKind      string       `json:"doc_kind,omitempty" maxLength:"40" doc:"证件名称，写全称；不填：自然人为居民身份证，其他为统一社会信用代码"`
	DocNumber    string       `json:"doc_number,omitempty" maxLength:"60"`
	Phone        string       `json:"phone,omitempty" maxLength:"60"`
	Address      string       `json:"address,omitempty" maxLength:"300"`
	Postcode     string       `json:"postcode,omitempty" maxLength:"20"`
	Email        string       `json:"email,omitempty" maxLength:"120"`
	Contact      string       `json:"contact,omitempty" maxLength:"100" doc:"组织的联系人姓名"`
	LegalRep     string       `json:"legal_rep,omitempty" maxLength:"100" doc:"组织的法定代表人"`
	Workplace    string       `json:"workplace,omitempty" maxLength:"200" doc:"公民的工作单位"`
	Fax          string       `json:"fax,omitempty" maxLength:"60" doc:"传真"`
	Delivery     string       `json:"delivery_address,omitempty" maxLength:"300" doc:"送达地址，与联系地址不同的才写"`
	Agent        *AgentBody   `json:"agent,omitempty" doc:"代理人"`
	CoApplicants []PersonBody `json:"co_applicants,omitempty" nullable:"false" maxItems:"200" doc:"联名申请人；一件最多几名由本机关规定"`
	Spokesman    string       `json:"spokesman,omitempty" maxLength:"100" doc:"联名申请人的代表人，写姓名"`
}

// PersonBody is somebody who applies together with the applicant.
type PersonBody struct {
	Name      string `json:"name,omitempty" maxLength:"200"`
	DocKind   string `json:"doc_kind,omitempty" maxLength:"40" doc:"不填：居民身份证"`
	DocNumber string `json:"doc_number,omitempty" maxLength:"60"`
	Phone     string `json:"phone,omitempty" maxLength:"60"`
	Address   string `json:"address,omitempty" maxLength:"300"`
}

// AgentBody is who acts for the applicant.
type AgentBody struct {
	Name      string `json:"name,omitempty" maxLength:"200"`
	DocKind   string `json:"doc_kind,omitempty" maxLength:"40" doc:"不填：居民身份证"`
	DocNumber string `json:"doc_number,omitempty" maxLength:"60"`
	Phone     string `json:"phone,omitempty" maxLength:"60"`
	Address   string `json:"address,omitempty" maxLength:"300"`
	Mandate   bool   `json:"mandate,omitempty" doc:"有授权委托书"`
}

// ParticularsBody is what the form says beside who applies and for what. The use of the information is taken where it was written; it is
// never asked for.
type ParticularsBody struct {
	Forms       []application.Form    `json:"forms,omitempty" nullable:"false" maxItems:"3" doc:"提供信息的指定方式"`
	Routes      []application.Route   `json:"routes,omitempty" nullable:"false" maxItems:"5" doc:"获取信息的方式"`
	OtherRoutes bool                  `json:"other_routes,omitempty" doc:"也可接受其他方式"`
	Signature   application.Signature `json:"signature,omitempty" doc:"签名或盖章；没有看的不写"`
	WrittenOn   civil.Date            `json:"written_on,omitempty" format:"date" doc:"申请时间，照申请表上写的"`
	Pages       int                   `json:"pages,omitempty" minimum:"0" maximum:"99999" doc:"申请表和附件的页数"`
	AddressedTo string                `json:"addressed_to,omitempty" maxLength:"200" doc:"向谁申请，照抄"`
	Enclosures  string                `json:"enclosures,omitempty" maxLength:"2000" doc:"附件"`
	Purpose     string                `json:"purpose,omitempty" maxLength:"2000" doc:"用途，写了的才照抄；不得询问"`
}

func (b PartyBody) party() casefile.Party {
	out := casefile.Party{Name: tidy(b.Name), DocKind: tidy(b.DocKind), DocNumber: tidy(b.DocNumber), Phone: tidy(b.Phone), Address: tidy(b.Address),
		Postcode: tidy(b.Postcode), Email: tidy(b.Email), Contact: tidy(b.Contact), LegalRep: tidy(b.LegalRep), Workplace: tidy(b.Workplace), Fax: tidy(b.Fax),
		Delivery: tidy(b.Delivery), Spokesman: tidy(b.Spokesman)}
	if a := b.Agent; a != nil {
		out.Agent = &casefile.Agent{Person: PersonBody{a.Name, a.DocKind, a.DocNumber, a.Phone, a.Address}.person(), Mandate: a.Mandate}
	}
	for _, x := range b.CoApplicants {
		out.CoApplicants = append(out.CoApplicants, x.person())
	}
	return out
}

func (b PersonBody) person() casefile.Person {
	return casefile.Person{Name: tidy(b.Name), DocKind: tidy(b.DocKind), DocNumber: tidy(b.DocNumber), Phone: tidy(b.Phone), Address: tidy(b.Address)}
}

func (b ParticularsBody) particulars() application.Particulars {
	return application.Particulars{Wanted: application.Wanted{Forms: b.Forms, Routes: b.Routes, Other: b.OtherRoutes}, Signature: b.Signature, WrittenOn: b.WrittenOn,
		Pages: b.Pages, AddressedTo: tidy(b.AddressedTo), Enclosures: tidy(b.Enclosures), Purpose: tidy(b.Purpose)}
}

// PartyView is who applies. Document numbers and telephones are masked; reveal shows them.
type PartyView struct {
	Name         string            `json:"name"`
	DocKind      string            `json:"doc_kind,omitempty"`
	DocNumber    string            `json:"doc_number,omitempty" doc:"已遮盖"`
	Phone        string            `json:"phone,omitempty" doc:"已遮盖"`
	Address      string            `json:"address,omitempty"`
	Postcode     string            `json:"postcode,omitempty"`
	Email        string            `json:"email,omitempty"`
	Contact      string            `json:"contact,omitempty"`
	LegalRep     string            `json:"legal_rep,omitempty" doc:"法定代表人"`
	Workplace    string            `json:"workplace,omitempty" doc:"工作单位"`
	Fax          string            `json:"fax,omitempty"`
	Delivery     string            `json:"delivery_address,omitempty" doc:"送达地址"`
	Agent        *AgentView        `json:"agent,omitempty" doc:"代理人"`
	CoApplicants []CoApplicantView `json:"co_applicants,omitempty" nullable:"false" doc:"联名申请人"`
	Spokesman    string            `json:"spokesman,omitempty" doc:"代表人"`
}

// CoApplicantView is a co-applicant; document number and telephone are masked.
type CoApplicantView struct {
	Name      string `json:"name"`
	DocKind   string `json:"doc_kind,omitempty"`
	DocNumber string `json:"doc_number,omitempty" doc:"已遮盖"`
	Phone     string `json:"phone,omitempty" doc:"已遮盖"`
	Address   string `json:"address,omitempty"`
}

// AgentView is who acts for the applicant.
type AgentView struct {
	CoApplicantView
	Mandate bool `json:"mandate" doc:"有授权委托书"`
}

// ParticularsView is what else stands on the form.
type ParticularsView struct {
	Forms       []application.Form    `json:"forms,omitempty" nullable:"false" doc:"提供信息的指定方式"`
	Routes      []application.Route   `json:"routes,omitempty" nullable:"false" doc:"获取信息的方式"`
	OtherRoutes bool                  `json:"other_routes,omitempty" doc:"也可接受其他方式"`
	Signature   application.Signature `json:"signature,omitempty" doc:"签名或盖章"`
	WrittenOn   civil.Date            `json:"written_on,omitempty" format:"date" doc:"申请时间"`
	Pages       int                   `json:"pages,omitempty"`
	AddressedTo string                `json:"addressed_to,omitempty" doc:"向谁申请"`
	Enclosures  string                `json:"enclosures,omitempty" doc:"附件"`
	Purpose     string                `json:"purpose,omitempty" doc:"用途"`
}

func partyView(p casefile.Party) PartyView {
	out := PartyView{Name: p.Name, DocKind: p.DocKind, DocNumber: p.DocNumber, Phone: p.Phone, Address: p.Address, Postcode: p.Postcode,
		Email: p.Email, Contact: p.Contact, LegalRep: p.LegalRep, Workplace: p.Workplace, Fax: p.Fax, Delivery: p.Delivery, Spokesman: p.Spokesman}
	if a := p.Agent; a != nil {
		out.Agent = &AgentView{CoApplicantView(a.Person), a.Mandate}
	}
	for _, x := range p.CoApplicants {
		out.CoApplicants = append(out.CoApplicants, CoApplicantView(x))
	}
	return out
}

func particularsView(p application.Particulars) ParticularsView {
	return ParticularsView{Forms: p.Wanted.Forms, Routes: p.Wanted.Routes, OtherRoutes: p.Wanted.Other, Signature: p.Signature, WrittenOn: p.WrittenOn,
		Pages: p.Pages, AddressedTo: p.AddressedTo, Enclosures: p.Enclosures, Purpose: p.Purpose}
}
