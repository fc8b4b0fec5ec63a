package letters

import (
	"fmt"
	"strings"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// groundPhrase says of the information that it falls under a ground, in the words of arts 14–16.
func groundPhrase(g outcome.Ground) string {
	switch g {
	case outcome.X14_SECRET:
		return "属于依法确定为国家秘密的政府信息"
	case outcome.X14_LAW:
		return "属于法律、行政法规禁止公开的政府信息"
	case outcome.X14_3S1W:
		return "属于公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息"
	case outcome.X15_THIRD:
		return "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害"
	case outcome.X16_INTERNAL:
		return "属于行政机关的内部事务信息"
	case outcome.X16_PROCESS:
		return "属于行政机关在履行行政管理职能过程中形成的过程性信息"
	case outcome.X16_CASEFILE:
		return "属于行政执法案卷信息"
	default:
		return ""
	}
}

// bases are what each ground needs beside the facts, once for all the parts that rest on it, in the order of the parts.
func bases(parts []part, you string) (out []Block) {
	seen := map[string]bool{}
	for _, p := range parts {
		b := p.basis
		if !b.Ground.Known() || seen[b.ID] {
			continue
		}
		seen[b.ID] = true
		out = append(out, Block{Text: append(say(scope(parts, b.ID)), basisText(b, you)...)})
	}
	return out
}

// scope names the parts that rest on a basis where there are others: 序号1、3：
func scope(parts []part, basis string) string {
	var on []string
	for _, p := range parts {
		if p.basis.ID == basis {
			on = append(on, fmt.Sprint(p.no))
		}
	}
	if len(parts) == 1 {
		return ""
	}
	return "序号" + strings.Join(on, "、") + "："
}

func basisText(b review.Basis, you string) Text {
	switch b.Ground {
	case outcome.X14_SECRET:
		return secretText(value(b.Secret))
	case outcome.X14_LAW:
		l := value(b.Law)
		return say("").provision(l.Title, l.Article).say("禁止公开该类政府信息。")
	case outcome.X14_3S1W:
		return harmText(value(b.Harm))
	case outcome.X15_THIRD:
		return thirdText(value(b.Third))
	case outcome.X16_INTERNAL:
		i := value(b.Internal)
		return say("该政府信息属于").fill("内部事务信息的种类", i.Kind.Name()).say("方面的内部事务信息。需要不予公开的原因：").
			written("需要不予公开的原因", i.Need).say("。")
	case outcome.X16_PROCESS:
		return processText(value(b.Process))
	case outcome.X16_CASEFILE:
		return casefileText(value(b.Casefile), you)
	default:
		return nil
	}
}

// secretText is what may be said of a state secret: level and term.
func secretText(s review.Secret) Text {
	t := say("该政府信息已依法确定为国家秘密，密级为").fill("密级", s.Level.Name()).say("，保密期限")
	switch {
	case s.TermYears > 0:
		t = t.say(fmt.Sprintf("为%d年", s.TermYears))
	case !s.SecretUntil.IsZero():
		t = t.say("至" + s.SecretUntil.Chinese())
	case strings.TrimSpace(s.Condition) != "":
		t = t.say("至解密条件成就时")
	default:
		t = t.gap("保密期限")
	}
	return t.say("。")
}

// harmText is the nature of the risk, and that it was assessed; the assessment itself is not for the letter.
func harmText(h review.Harm) Text {
	return say("该政府信息公开后可能危及").fill("可能危及的利益", h.Interest.Name()).say("。本机关已于").date("书面评估的日期", h.AssessedOn).
		say("对公开的风险作出书面评估，并于").date("有关主管部门提出意见的日期", h.OpinionOn).say("取得有关主管部门的意见。")
}

// thirdText is what the third party said and why its silence or its objection is followed (arts 15, 32). It never names it.
func thirdText(x review.Third) Text {
	t := say("该政府信息涉及第三方的").fill("第三方权益的种类", x.Right.Name()).say("。")
	if strings.TrimSpace(x.Unreachable) != "" && x.SentOn.IsZero() {
		t = t.say("本机关无法与第三方取得联系，依法自行决定是否公开。")
	} else {
		t = t.say("本机关于").date("征求第三方意见的日期", x.SentOn).say("书面征求第三方意见，")
		switch x.Answer {
		case review.Objects:
			t = t.say("第三方于").date("第三方答复的日期", x.AnsweredOn).say("答复不同意公开")
			t = t.objection(x.Reasonable)
		case review.Agrees:
			t = t.gap("第三方已同意公开，不予公开的依据需要核对")
		default:
			t = t.say("第三方在规定的期限内未提出意见，由本机关决定是否公开。")
		}
	}
	if x.Answer != review.Objects || x.Reasonable == review.No {
		t = t.say("本机关认为：").written("本机关对公开是否损害第三方合法权益的判断", x.Assessment).say("。")
	}
	return t.say("经衡量，不公开该政府信息不会对公共利益造成重大影响：").written("公共利益衡量", x.Weighing).say("。")
}

// objection says whether the third party's reasons are reasonable: only then is its objection enough (art. 32).
func (t Text) objection(reasonable review.Answer) Text {
	switch reasonable {
	case review.Yes:
		return t.say("，且有合理理由。")
	case review.No:
		return t.say("，由本机关决定是否公开。")
	default:
		return t.say("，").gap("第三方的理由是否合理").say("。")
	}
}

// processText is which of four kinds it is, and, once the matter is decided, the fresh reason (art. 16(2)).
func processText(p review.Process) Text {
	t := say("该政府信息属于行政机关在履行行政管理职能过程中形成的").fill("过程性信息的种类", p.Kind.Name()).say("。")
	switch p.Final {
	case review.Yes:
		return t.say("有关事项已于").date("作出最终决定的日期", p.FinalOn).say("作出决定，仍需要不予公开的原因：").written("决定作出后仍不予公开的原因", p.FreshReason).say("。")
	case review.No:
		return t.say("有关事项尚未作出最终决定。")
	default:
		return t.gap("有关事项是否已作出最终决定").say("。")
	}
}

// casefileText points parties to 阅卷.
func casefileText(c review.Casefile, you string) Text {
	t := say("该政府信息属于行政执法案卷信息。")
	switch c.ApplicantParty {
	case review.Yes:
		return t.say(you + "是该案当事人，可以依照有关法律、法规的规定向办案机关申请查阅、复制案卷材料。")
	case review.No:
		return t.say("该案当事人及其代理人可以依照有关法律、法规的规定向办案机关申请查阅、复制案卷材料。")
	default:
		return t.gap("申请人是否为该案当事人").say("。")
	}
}
