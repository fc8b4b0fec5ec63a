package application

import "gongkai/casefile"

// Decide says what happens when c arrives in state s: events, or every reason why not (casefile.Refusals).
// Any other error is a fault of the program. It reads no clock and no database.
func Decide(s State, e casefile.Envelope, c casefile.Command, r Rules) (casefile.Decision, error) {
	if why := NotFor(s, e.Behalf, c.CommandKind()); len(why) > 0 {
		return refused(why) // 代: nobody approves his own draft through another's hand
	}
	switch c := c.(type) {
	case Register:
		return register(s, e, c, r) // arts 29, 31
	case Complete:
		return complete(s, e, c, r) // art. 29(2)
	case Assign:
		return assign(s, e, c)
	case Draft:
		return draft(s, e, c, r) // arts 36–40
	case Pass:
		return pass(s, e, c, r)
	case Countersign:
		return countersign(s, e, c, r)
	case Return:
		return sendBack(s, e, c)
	case Sign:
		return sign(s, e, c, r)
	case Deliver:
		return deliver(s, e, c, r) // 国办公开办函〔2016〕235号
	case Archive:
		return archive(s, e)
	case RequestExtension:
		return requestExtension(s, e, c, r) // art. 33(2)
	case ApproveExtension:
		return approveExtension(s, e)
	case NotifyExtension:
		return notifyExtension(s, e, c, r)
	case Withdraw:
		return withdraw(s, e, c, r)
	case Amend:
		return amend(s, e, c, r) // 更正
	case Void:
		return void(s, e, c) // 作废
	case Note:
		return note(s, e, c)
	case Contact:
		return contact(s, e, c) // 联系记录
	case Recompute:
		return recompute(s, e, r) // another calendar edition
	default:
		return decideProcedure(s, e, c, r)
	}
}

// one is a decision of a single event with its texts.
func one(ev casefile.Event, texts ...casefile.Text) (casefile.Decision, error) {
	return casefile.Decision{Events: []casefile.Event{ev}, Texts: texts}, nil
}

func refused(why casefile.Refusals) (casefile.Decision, error) {
	return casefile.Decision{}, why
}
