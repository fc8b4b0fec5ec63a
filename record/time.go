package record

import (
	"errors"

	"gongkai/casefile"
	"gongkai/civil"
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

// reminders are those of a case that are over, and how each went.
type reminders map[reminderKey]string

type reminderKey struct {
	kind string
	due  civil.Date
}

func remindersIn(rows []store.Reminder) reminders {
	over := make(reminders, len(rows))
	for _, o := range rows {
		over[reminderKey{o.Kind, o.Due}] = o.State
	}
	return over
}

// state is "" for a reminder that is not over.
func (o reminders) state(r casefile.Reminder) string { return o[reminderKey{r.Kind, r.Due}] }

// remind sends the most urgent reminder that is due and not over; less urgent ones of the same date are passed over.
func (s *sitting) remind() error {
	rows, send := s.settleReminders(s.dueReminders())
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

// settleReminders decides which reminders are over now and which one goes out. They come with urgency rising.
func (s *sitting) settleReminders(due []casefile.Reminder) (rows []store.Reminder, send *casefile.Reminder) {
	sent := false // something at least as urgent went out
	for i := len(due) - 1; i >= 0; i-- {
		r := due[i]
		if state := s.over.state(r); state != "" {
			sent = sent || state == store.ReminderSent
			continue
		}
		state := store.ReminderPassed
		if !sent {
			state, send, sent = store.ReminderSent, &due[i], true
		}
		s.over[reminderKey{r.Kind, r.Due}] = state
		rows = append(rows, store.Reminder{CaseID: s.row.ID, Kind: r.Kind, Due: r.Due, State: state, At: s.Recorder.now()})
	}
	return rows, send
}

// tell writes the inbox lines of a reminder: to the person named while he is there, else to those who head the work.
func (s *sitting) tell(r casefile.Reminder) error {
	people, err := s.recipients(r.To)
	if err != nil {
		return err
	}
	lines := make([]store.InboxLine, len(people))
	for i, id := range people {
		lines[i] = store.InboxLine{ID: casefile.Derived(s.row.ID, "remind/"+r.Kind+"/"+r.Due.String()+"/"+id), AccountID: id,
			CaseID: s.row.ID, CaseKind: s.row.Kind, Kind: r.Kind, Due: r.Due, At: s.Recorder.now()}
	}
	return s.tx.AddInbox(lines)
}

func (s *sitting) recipients(named string) ([]string, error) {
	if named == "" {
		return s.heads()
	}
	a, err := s.tx.FindAccount(named)
	if errors.Is(err, store.ErrNotFound) || err == nil && !a.DisabledAt.IsZero() { // he has left: nobody reads his inbox
		return s.heads()
	}
	return []string{named}, err
}

// heads are who is told when nobody is assigned: the first of the posts that somebody holds.
func (s *sitting) heads() ([]string, error) {
	for _, p := range s.posts() {
		people, err := s.holders(p)
		if err != nil || len(people) > 0 {
			return people, err
		}
	}
	return nil, nil
}

// post is a role in an agency and the units below it, in one unit, or anywhere.
type post struct{ agency, unit, role string }

func (s *sitting) posts() []post {
	operator := post{role: RoleOperator}
	switch casefile.Kind(s.row.Kind) {
	case casefile.KindShare: // most units of a county have nobody at this desk: then the office asks by telephone
		return []post{{unit: s.shareUnit(), role: RoleHandler}, {agency: s.row.AgencyID, role: RoleSteward}, operator}
	case casefile.KindItem:
		return []post{{agency: s.row.AgencyID, role: RoleSteward}, operator}
	case casefile.KindApplication, casefile.KindPublication:
	}
	return []post{{agency: s.row.AgencyID, role: RoleHead}, operator}
}

func (s *sitting) holders(p post) ([]string, error) {
	units := []string{p.unit}
	var people []store.Account
	var err error
	switch {
	case p.agency != "":
		if units, err = s.tx.AgencyUnits(p.agency); err != nil {
			return nil, err
		}
		people, err = s.tx.AccountsWithRole(units, p.role)
	case p.unit != "":
		people, err = s.tx.AccountsWithRole(units, p.role)
	default:
		people, err = s.tx.AccountsInRole(p.role)
	}
	ids := make([]string, len(people))
	for i, a := range people {
		ids[i] = a.ID
	}
	return ids, err
}
