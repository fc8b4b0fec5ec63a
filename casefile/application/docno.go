package application

import "gongkai/casefile"

// DocNoOf is the 文号 that a command gives to the reply; "" where it gives none.
func DocNoOf(c casefile.Command) string {
	switch c := c.(type) {
	case Sign:
		return c.DocNo
	case Deliver:
		return c.DocNo
	}
	return ""
}

// sameDocNo warns of a 文号 that another reply has. It is no refusal [C]: the 发文 register is the master, and one letter may answer
// several applications.
func (s State) sameDocNo(docNo string, r Rules) casefile.Refusals {
	if docNo == "" || docNo == s.DocNo || r.DocNoOf == "" {
		return nil
	}
	why := casefile.Refuse(casefile.DocNoTaken, "", "doc_no", "number", r.DocNoOf)
	why[0].MaySign = true
	return why
}
