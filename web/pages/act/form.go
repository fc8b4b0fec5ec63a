package act

import (
	"slices"
	"strconv"

	"gongkai/casefile/application"
	"gongkai/web/form"
	"gongkai/web/words"
)

// isField tells the fields of the forms of acts; an act reads its own.
func isField(name string) bool {
	return form.IsApplicant(name) || isPoint(name) || slices.Contains([]string{"on", "handler", "outcome", "text", "opinion", "reason", "doc_no", "way", "tracking", "days", "statement", "applicant",
		"target", "new_on", "channel", "confirmed_on",
		"withdrawn", "served_on", "party", "ref", "by", "tariff", "before", "count", "due", "secrecy", "privacy", "ours", "role", "carrier",
		"time", "number", "person", "content", "result", "signer", "signer_name", "scan_kept", "server", "server2", "queried_on"}, name)
}

// blank is the form before anything is typed: today, and what is known already.
func (c *call) blank(target string) form.Typed {
	f, s, p := c.Blank(), c.app.State, c.app.Party
	f["target"] = target
	switch c.def.kind {
	case draft:
		f["outcome"], f["text"] = "A36_2_GRANT", c.app.Draft
	case amend:
		if target == "" && len(s.Facts) == 1 {
			f["target"] = "1"
		}
	case application.CmdSign, application.CmdDeliver:
		f["doc_no"] = s.DocNo
	case application.CmdContact:
		f["time"], f["way"] = words.Clock(c.Desk.Now()), string(application.ByPhone)
	case application.CmdSendAgain:
		f["way"] = string(application.ByPost)
	case application.CmdComplete:
		f["applicant"] = string(s.Applicant)
		form.FillApplicant(f, p, c.app.Form)
	case application.CmdAskCorrection:
		for _, m := range s.Checklist {
			f[pointPrefix+string(m)] = "1"
		}
	}
	c.letters(f)
	return f
}

// letters is what the forms of letters begin with: the one letter there is, the request that is corrected.
func (c *call) letters(f form.Typed) {
	switch c.def.kind {
	case application.CmdReceiveCorrection:
		f["text"] = c.app.Request
	case application.CmdRecordService:
		if all := c.app.State.Unproved(); f["target"] == "" && len(all) == 1 {
			f["target"] = strconv.Itoa(all[0].Seq)
		}
	case application.CmdRecordOpinion, application.CmdWithdrawConsultation:
		f["ref"] = c.Query("ref")
		if open := c.app.State.OpenConsultations(); f["ref"] == "" && len(open) == 1 {
			f["ref"] = open[0].Ref
		}
	}
}
