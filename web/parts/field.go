package parts

// Field is one field of a form: label above, hint under it, error beside it.
type Field struct {
	Kind     FieldKind
	Name     string
	Label    string
	Hint     string
	Value    string
	Error    string
	Warn     string // no error: something to look at, and the form may be sent
	Options  []Option
	Width    string // short, half, sign; "": full
	Mode     string // inputmode
	Complete string // autocomplete
	Max      int    // letters
	Rows     int    // of a text area
	From, To string // of a date: YYYY-MM-DD
	Said     string // a date in words: 11月23日（周一），工作日
	Optional bool
	For      string // values of another field for which this one matters: "channel=fax internet"
}

// FieldKind is how a field is drawn.
type FieldKind string

// The kinds.
const (
	TextField   FieldKind = "text"
	SecretField FieldKind = "password"
	AreaField   FieldKind = "area"
	DateField   FieldKind = "date"
	RadioField  FieldKind = "radio"
	SelectField FieldKind = "select"
	CheckField  FieldKind = "check" // one box; Value "1" is ticked
	ScanField   FieldKind = "scan"  // a picture of a paper; Value: one that was uploaded already, "id|name"
)

// Option is a choice of a radio or select field.
type Option struct {
	Value, Label, Hint string
	Chosen             bool
}

// Choose marks the option with a value.
func Choose(options []Option, value string) []Option {
	out := make([]Option, len(options))
	for i, o := range options {
		o.Chosen = o.Value == value
		out[i] = o
	}
	return out
}

// Described names what a screen reader reads with the field.
func (f Field) Described() string {
	out := ""
	add := func(is bool, id string) {
		if is {
			out += id + "-" + f.Name + " "
		}
	}
	add(f.Hint != "", "h")
	add(f.Error != "" || f.Warn != "", "e")
	add(f.Kind == DateField, "s")
	return out
}
