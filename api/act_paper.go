package api

import (
	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// OnPaper is part of the body of an approval: it was signed on a printed 呈批单, and this is whose signature it is.
type OnPaper struct {
	Paper *PaperBody `json:"paper,omitempty" doc:"在呈批单上签的，由窗口或者承办人录入；on 填签字的日期"`
}

// PaperBody is a signature on paper.
type PaperBody struct {
	Signer     string `json:"signer,omitempty" maxLength:"36" doc:"签字人的账号编号"`
	SignerName string `json:"signer_name,omitempty" maxLength:"200" doc:"外请的法制审核人员没有账号的，填姓名"`
	Scan       string `json:"scan,omitempty" maxLength:"36" doc:"扫描件：上传后得到的编号"`
}

func (o OnPaper) onPaper() *application.Paper {
	if o.Paper == nil {
		return nil
	}
	return &application.Paper{Signer: o.Paper.Signer, Name: tidy(o.Paper.SignerName), Scan: o.Paper.Scan}
}

// mountApproval adds an act that may have been done on paper: also those come who enter it.
func mountApproval[B actBody](s *server, kind string) {
	mountActFor[B](s, applications(), kind, auth.EnterPaper)
	mountPreviewFor[B](s, kind, auth.EnterPaper)
}

func tidied(in []string) []string {
	var out []string
	for _, text := range in {
		if text = tidy(text); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// ContactBody is a 联系记录.
type ContactBody struct {
	Signing
	On      civil.Date             `json:"on,omitempty" format:"date" doc:"联系的日期"`
	Time    string                 `json:"time,omitempty" maxLength:"5" doc:"时间，15:04"`
	Way     application.ContactWay `json:"way,omitempty" doc:"方式"`
	Number  string                 `json:"number,omitempty" maxLength:"200" doc:"号码"`
	Person  string                 `json:"person,omitempty" maxLength:"200" doc:"对方"`
	Content string                 `json:"content,omitempty" maxLength:"5000" doc:"内容"`
	Result  string                 `json:"result,omitempty" maxLength:"5000" doc:"结果"`
}

func (b ContactBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Contact{Time: tidy(b.Time), Way: b.Way, ContactText: application.ContactText{Number: tidy(b.Number),
		Person: tidy(b.Person), Content: tidy(b.Content), Result: tidy(b.Result)}}
}

func (s *server) contact() { mountApplicationAct[ContactBody](s, application.CmdContact) }

// ReturnedMailBody is a reply that the post brought back.
type ReturnedMailBody struct {
	Signing
	On     civil.Date               `json:"on,omitempty" format:"date" doc:"收到退信的日期"`
	Reason application.ReturnReason `json:"reason,omitempty" doc:"退信原因"`
}

func (b ReturnedMailBody) act() (civil.Date, casefile.Command) {
	return b.On, application.ReturnedMail{Reason: b.Reason}
}

func (s *server) returnedMail() {
	mountApplicationAct[ReturnedMailBody](s, application.CmdReturnedMail)
}

// SendAgainBody is a reply that left once more. The day of the first posting stays the day of the reply.
type SendAgainBody struct {
	Signing
	On       civil.Date      `json:"on,omitempty" format:"date" doc:"再次交邮或者送达的日期"`
	Way      application.Way `json:"way,omitempty" doc:"方式"`
	Tracking string          `json:"tracking,omitempty" maxLength:"60" doc:"EMS 或挂号单号"`
}

func (b SendAgainBody) act() (civil.Date, casefile.Command) {
	return b.On, application.SendAgain{Way: b.Way, Tracking: tidy(b.Tracking)}
}

func (s *server) sendAgain() { mountApplicationAct[SendAgainBody](s, application.CmdSendAgain) }
