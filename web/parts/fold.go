package parts

// Fold is a part of a long form that may stay closed: what can be filled in later.
type Fold struct {
	Title  string
	Open   bool
	Groups []FieldGroup
	More   []MoreButton // rows can be added; the form is given back with them
}

// FieldGroup are fields that belong together under a legend, or side by side.
type FieldGroup struct {
	Legend string
	Hint   string
	Error  string
	Name   string // of the group, to which an error leads
	Fields []Field
	Row    bool // ticks in one line
	Pair   bool // two in a row
}

// MoreButton asks the server for more rows; it works without script.
type MoreButton struct{ Label, Value, Action string }
