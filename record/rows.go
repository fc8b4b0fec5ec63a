package record

import (
	"encoding/json"
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/statute/annual"
	"gongkai/store"
)

// project writes the row that lists and tables read.
func (s *sitting) project() error {
	row, err := listRow(s.row.AgencyID, s.log.state)
	if err != nil {
		return err
	}
	return s.tx.PutRow(row)
}

// listRow is that row, from the folded log and nothing else: rebuild finds the same.
func listRow(agency string, state casefile.State) (store.ListRow, error) {
	switch st := state.(type) {
	case application.State:
		return applicationRow(agency, st), nil
	case assignment.ItemState:
		return itemRow(agency, st)
	case assignment.ShareState:
		return shareRow(agency, st), nil
	}
	return nil, fmt.Errorf("no list row for %T: %w", state, casefile.ErrNewer)
}

func applicationRow(agency string, s application.State) store.Application {
	arrived := s.Facts[0].Fact
	row := store.Application{CaseID: s.ID, AgencyID: agency, Number: s.Number, Year: s.Year, Ordinal: s.Ordinal, Seq: s.Seq,
		Stage: string(s.Stage), Open: s.Stage.Open(), Channel: string(arrived.Channel), Applicant: string(s.Applicant),
		PartyID: s.PartyID, RequestID: s.RequestID, ArrivedOn: arrived.On, ReceivedOn: s.ReceivedOn(), DueOn: s.Clock.ReplyDue,
		SortOn: s.CaseDue(), Provisional: s.Clock.Provisional, Edition: s.Clock.CalendarEdition, Registrar: s.Registrar,
		RegisteredOn: s.RegisteredOn, Handler: s.Handler, Missing: len(s.Checklist), Outcome: string(s.Outcome),
		RepliedOn: s.RepliedOn, ClosedOn: s.ClosedOn, Waits: string(s.Waits()), CountedOn: s.Counted.On, CountedRow: countedRow(s.Counted)}
	n := s.Next()
	row.NextOn, row.NextStep, row.NextRank = n.Now.On, string(n.Now.Step), n.Now.Step.Rank()
	row.WithWhom, row.WithAccount, row.Outside, row.SinceOn = string(n.Now.Whom), n.Now.Account, n.Now.Whom.Outside(), n.Now.Since
	row.ThenOn, row.ThenStep, row.ThenRank, row.ThenWhom = n.Then.On, string(n.Then.Step), n.Then.Step.Rank(), string(n.Then.Whom)
	row.Lacks, row.DocNo = n.Codes(), s.DocNo
	return row
}

// countedRow is the row of table 3; that of the outcome where no item made another of it.
func countedRow(d application.Decided) string {
	if d.Row != "" || d.On.IsZero() {
		return string(d.Row)
	}
	row, _ := annual.RowOf(d.Outcome, d.Ground)
	return string(row)
}

func itemRow(agency string, s assignment.ItemState) (store.Item, error) {
	row := store.Item{CaseID: s.ID, AgencyID: agency, NoticeID: s.Issue.Notice, Position: s.Issue.Position, No: s.Issue.No, Seq: s.Seq,
		Section: s.Issue.Section, Topic: s.Issue.Topic, Measure: s.Issue.Measure, Text: s.Issue.Text, Stage: string(s.Stage),
		Open: s.CaseOpen(), DueOn: s.Unmet, LastWorking: s.LastWorking, Period: s.Period, Edition: s.Edition,
		IssuedOn: s.IssuedOn, ClosedOn: s.ClosedOn, CheckedOn: s.CheckedOn, EvidenceOn: s.EvidenceOn}
	row.SharesAll, row.SharesDone, row.SharesWaiting = s.Tally()
	for _, list := range []struct {
		to   *string
		from any
	}{{&row.Leads, s.Issue.Lead}, {&row.Responsible, s.Issue.Responsible}, {&row.Deadlines, s.Issue.Deadlines}, {&row.Warnings, s.Issue.Warnings}} {
		b, err := json.Marshal(list.from)
		if err != nil {
			return row, err
		}
		*list.to = string(b)
	}
	return row, nil
}

func shareRow(agency string, s assignment.ShareState) store.Share {
	return store.Share{CaseID: s.ID, AgencyID: agency, ItemID: s.Open.Item, UnitID: s.Open.Unit, Role: string(s.Open.Role), Seq: s.Seq,
		Stage: string(s.Stage), Open: s.CaseOpen(), DueOn: s.Due, LastWorking: s.LastWorking, OpenedOn: s.OpenedOn,
		ReportedOn: s.ReportedOn, AcceptedOn: s.AcceptedOn, Asked: s.Asked(), AskedOn: s.AskedOn, AskDue: s.AskDue, ByOffice: s.ByOffice}
}

func (s *sitting) shareUnit() string {
	if st, ok := s.log.state.(assignment.ShareState); ok {
		return st.Open.Unit
	}
	return s.row.AgencyID
}
