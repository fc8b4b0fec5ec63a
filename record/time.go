package record

import (
	"errors"

	"gongkai/casefile"
	"gongkai/store"
)

// Roles whose holders are told when nobody is named. They are roles of package auth, which record does not import.
const (
	RoleOperator = "admin"    // 管理员
	RoleHead     = "reviewer" // 审核人: head of the 政府信息公开工作机构
	RoleHandler  = "handler"  // 承办人
	RoleSteward  = "steward"  // 督查员
)

// maxPeriods bounds one look: a case asleep for years opens its periods over several looks.
const maxPeriods = 24

// lookAtTime does what has fallen due: first the periods that opened, earliest first, then the one reminder that matters.
func (s *sitting) lookAtTime() error {
	for range maxPeriods {
		due := s.file.Outlook(s.log.state).Periods
		if len(due) == 0 || due[0].At.After(s.now) {
			break
		}
		if err := s.openPeriod(due[0]); err != nil {
			return err
		}
	}
	return s.remind()
}

// openPeriod is the clock's own command; its id follows from case, name and day, so it happens once.
func (s *sitting) openPeriod(p casefile.Period) error {
	e := casefile.Envelope{CommandID: casefile.Derived(s.row.ID, "period/"+p.Name+"/"+p.On.String()), CaseID: s.row.ID,
		Actor: casefile.System, On: p.On, AcceptedAt: p.At, RecordedAt: s.Recorder.now()}
	d, err := s.file.Decide(s.log.state, e, p.Command)
	if err != nil {
		return err
	}
	if len(d.Events) == 0 {
		return errors.New("a period that is due opened nothing") // its outlook would offer it for ever
	}
	return s.append(e, d)
}

// remind sends the most urgent reminder that is due and not over; less urgent ones of the same date are passed over.
func (s *sitting) remind() error {
	due := s.dueReminders()
	if len(due) == 0 {
		return nil
	}
	over, err := s.tx.RemindersOf(s.row.ID)
	if err != nil {
		return err
	}
	rows, send := s.settleReminders(due, over)
	if err := s.tx.InsertReminders(rows); err != nil || send == nil {
		return err
	}
	return s.tell(*send)
}

func (s *sitting) dueReminders() []casefile.Reminder {
	var out []casefile.Reminder
	for _, r := range s.file.Outlook(s.log.state).Reminders {
		if !r.At.After(s.now) {
			out = append(out, r)
		}
	}
	return out
}

// settleReminders decides which reminders are over now and which one goes out. Ranks rise with urgency.
func (s *sitting) settleReminders(due []casefile.Reminder, over []store.Reminder) (rows []store.Reminder, send *casefile.Reminder) {
	known := map[string]string{}
	for _, o := range over {
		known[o.Kind+"/"+o.Due.String()] = o.State
	}
	sent := false // something at least as urgent went out
	for i := len(due) - 1; i >= 0; i-- {
		r := due[i]
		state, isOver := known[r.Kind+"/"+r.Due.String()]
		sent = sent || state == store.ReminderSent
		if isOver {
			continue
		}
		state = store.ReminderPassed
		if !sent && send == nil {
			state, send, sent = store.ReminderSent, &due[i], true
		}
		rows = append(rows, store.Reminder{CaseID: s.row.ID, Kind: r.Kind, Due: r.Due, State: state, At: s.Recorder.now()})
	}
	return rows, send
}

// tell writes the inbox lines of a reminder: to the person named, or to those who head the work.
func (s *sitting) tell(r casefile.Reminder) error {
	people := []string{r.To}
	if r.To == "" {
		var err error
		if people, err = s.heads(); err != nil {
			return err
		}
	}
	lines := make([]store.InboxLine, len(people))
	for i, id := range people {
		lines[i] = store.InboxLine{ID: casefile.Derived(s.row.ID, "remind/"+r.Kind+"/"+r.Due.String()+"/"+id), AccountID: id,
			CaseID: s.row.ID, CaseKind: s.row.Kind, Kind: r.Kind, Due: r.Due, At: s.Recorder.now()}
	}
	return s.tx.AddInbox(lines)
}

// heads are who is told when nobody is assigned.
func (s *sitting) heads() ([]string, error) {
	unit, role := s.row.AgencyID, RoleHead
	switch casefile.Kind(s.row.Kind) {
	case casefile.KindShare:
		unit, role = s.shareUnit(), RoleHandler
	case casefile.KindItem:
		role = RoleSteward
	case casefile.KindApplication, casefile.KindPublication:
	}
	people, err := s.tx.AccountsWithRole(unit, role)
	if err != nil {
		return nil, err
	}
	if len(people) == 0 { // nobody has the role there: whoever keeps the office's system running
		if people, err = s.tx.AccountsInRole(RoleOperator); err != nil {
			return nil, err
		}
	}
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids, nil
}
