package act

import (
	"strings"

	"gongkai/casefile/application"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// sameMonth lists what came under the very same name earlier in the month, for the count of 按件计收. Whether it is the same person,
// and into how many units each falls, the handler judges.
func (c *call) sameMonth() ([]parts.Quote, error) {
	s := c.app.State
	on := s.ReceivedOn()
	if c.app.Party.Name == "" || on.IsZero() {
		return nil, nil
	}
	rows, err := c.Desk.Search(c.Ctx(), c.Person, c.app.Party.Name)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, r := range rows {
		month := r.ReceivedOn.Year() == on.Year() && r.ReceivedOn.Month() == on.Month()
		earlier := r.ReceivedOn < on || r.ReceivedOn == on && r.Ordinal < s.Ordinal
		if month && earlier && r.CaseID != s.ID && application.Stage(r.Stage) != application.Struck {
			lines = append(lines, r.Number+"　"+words.Short(r.ReceivedOn, c.Today)+"收到　"+r.Summary)
		}
	}
	if len(lines) == 0 {
		lines = []string{"没有。"}
	}
	return []parts.Quote{{Label: "同名申请人本月在本件以前的申请（是否同一人、拆成几件，由承办人认定）", Text: strings.Join(lines, "\n")}}, nil
}
