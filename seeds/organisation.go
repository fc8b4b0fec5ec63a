package seeds

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed organisation/county.json
var county []byte

// Organisation is a tree of units with which an office starts; it is changed afterwards in the database.
type Organisation struct {
	ValidFrom string `json:"valid_from"`
	Units     []Unit `json:"units"`
}

// Unit is one unit of an organisation file.
type Unit struct {
	Code     string   `json:"code"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Nature   string   `json:"nature"`
	Agency   bool     `json:"agency"` // answers applications in its own name; a 事业单位 does not
	Superior string   `json:"superior"`
}

// County is the usual shape of a county, with invented townships.
func County() (Organisation, error) {
	var o Organisation
	if err := json.Unmarshal(county, &o); err != nil {
		return o, fmt.Errorf("organisation county: %w", err)
	}
	return o, nil
}
