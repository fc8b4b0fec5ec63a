package record

import (
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
)

// Conventions are what an office agrees for itself: of applications at the top, of its ledger under "ledger".
type Conventions struct {
	application.Settings
	Ledger assignment.Settings `json:"ledger,omitzero"`
}

// ParseConventions reads them strictly: an unknown key is a slip of the pen that would otherwise change nothing.
func ParseConventions(text []byte) (Conventions, error) {
	var c Conventions
	if err := casefile.Strict(text, &c); err != nil {
		return c, fmt.Errorf("%w：不是 JSON，或者有不认识的项", application.ErrSettings)
	}
	if err := c.Settings.Check(); err != nil {
		return c, err
	}
	return c, c.Ledger.Check()
}
