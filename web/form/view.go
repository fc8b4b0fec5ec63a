package form

import (
	"slices"

	"gongkai/web/parts"
	"gongkai/web/site"
)

// Head is the case an act belongs to.
type Head struct {
	Link, Number, Title string
	Name                string // of the applicant, or of the unit
	Stage               string
	Clock               parts.Clock
}

// View is the form of an act.
type View struct {
	Head
	Kind, Act, Lead, Action string
	CommandID               string
	Seen                    int
	Groups                  []parts.FieldGroup // before the fields: what is ticked
	Fields                  []parts.Field
	Folds                   []parts.Fold     // after them: what may stay closed
	Units                   *parts.Ticks     // for whom the act speaks
	Proof                   *parts.ProofForm // links and files that go with it
	Context                 []parts.Quote    // what must be read to decide
	Problems                parts.Problems
	Light                   bool            // recorded without a page in between
	Elsewhere               string          // the page for replies that need a file
	Closed                  bool            // not possible now: reasons only
	Uploads                 bool            // a field of the form takes a picture
	Kept                    *site.KeptDraft // what was typed before and not sent
	Fresh                   bool            // what was typed before and not sent may be offered
}

// Confirm is what the act will record.
type Confirm struct {
	Head
	Act, Action string
	Sentence    string
	Late        bool
	Moves       []Move
	Lines       []string // item by item
	Texts       []parts.Quote
	Ahead       []string     // what the acts after this one will ask for
	Risks       []parts.Risk // warnings taken upon oneself
	Fields      []Hidden
	Grave       bool
}

// Move is a change of the case.
type Move struct{ Label, From, To, Note string }

// Hidden is a field that goes with the confirmation.
type Hidden struct{ Name, Value string }

// View begins the view of the form.
func (p *Paper) View(h Head, fields []parts.Field, problems parts.Problems) View {
	uploads := slices.ContainsFunc(fields, func(f parts.Field) bool { return f.Kind == parts.ScanField })
	return View{Uploads: uploads, Head: h, Kind: p.Act, CommandID: p.Typed[commandID], Seen: p.Typed.seq(), Fields: append(fields, p.SignFields(problems)...), Problems: problems}
}
