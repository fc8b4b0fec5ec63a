package remedy

import "strings"

// Fault is a question without an answer. It names the field and the reason, never a value.
type Fault struct{ Field, Reason string }

// Faults are all of them at once.
type Faults []Fault

// Error names every fault.
func (f Faults) Error() string {
	all := make([]string, len(f))
	for i, x := range f {
		all[i] = x.Field + "：" + x.Reason
	}
	return "remedy: " + strings.Join(all, "；")
}

// or is the error to return, nil without faults.
func (f Faults) or() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

func (f *Faults) add(field, reason string) { *f = append(*f, Fault{field, reason}) }
