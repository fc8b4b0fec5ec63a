package review

// What officials call the codes of a file. Letters and pages use the same words.

// Name is the level as a cover bears it; "" for an unknown one.
func (l Level) Name() string {
	switch l {
	case TopSecret:
		return "绝密"
	case HighlySecret:
		return "机密"
	case Confidential:
		return "秘密"
	default:
		return ""
	}
}

// Name is the interest in the words of art. 14; "" for an unknown one.
func (i Interest) Name() string {
	switch i {
	case NationalSecurity:
		return "国家安全"
	case PublicSecurity:
		return "公共安全"
	case EconomicSecurity:
		return "经济安全"
	case SocialStability:
		return "社会稳定"
	default:
		return ""
	}
}

// Name is the right in the words of art. 15; "" for an unknown one.
func (r Right) Name() string {
	switch r {
	case TradeSecret:
		return "商业秘密"
	case Privacy:
		return "个人隐私"
	case OtherRight:
		return "其他合法权益"
	default:
		return ""
	}
}

// Name is the kind in the words of art. 16(1); "" for an unknown one.
func (k InternalKind) Name() string {
	switch k {
	case Personnel:
		return "人事管理"
	case Logistics:
		return "后勤管理"
	case Workflow:
		return "内部工作流程"
	default:
		return ""
	}
}

// Name is the kind in the words of art. 16(2); "" for an unknown one.
func (k ProcessKind) Name() string {
	switch k {
	case Discussion:
		return "讨论记录"
	case DraftText:
		return "过程稿"
	case Negotiation:
		return "磋商信函"
	case InternalReport:
		return "请示报告"
	default:
		return ""
	}
}

// Name is a usual place; "" for one that only the office knows by its own id.
func (p Place) Name() string {
	switch p {
	case OfficeSystem:
		return "办公系统"
	case Archive:
		return "档案"
	case BusinessSystem:
		return "业务系统"
	case Paper:
		return "纸质材料"
	default:
		return ""
	}
}

// Name is what was said; "" for silence.
func (r Reaction) Name() string {
	switch r {
	case Agrees:
		return "同意"
	case Objects:
		return "不同意"
	default:
		return ""
	}
}
