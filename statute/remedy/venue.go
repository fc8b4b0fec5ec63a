package remedy

// Venue is where decisions of an agency can be contested: the table of the law, what the agency is, and the names of the place. In the
// zero value nothing is configured: a letter then shows gaps, and none may be signed.
type Venue struct {
	Table    Table
	Body     Body // "": not configured
	Names    Names
	Settings Settings
}
