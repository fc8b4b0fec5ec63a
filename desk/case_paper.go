package desk

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// SignedOnPaper is a signature that somebody entered for another.
type SignedOnPaper struct {
	Signer  string // display name, or the name of somebody from outside
	Outside bool
	Scan    string // id of the file
}

// Contact is a 联系记录 as it was entered.
type Contact struct {
	Seq  int
	On   civil.Date
	Time string
	Way  application.ContactWay
	By   string // who entered it
	application.ContactText
}

// onPaperOf is the signature on paper that an event keeps; nil: it was given here.
func onPaperOf(e casefile.Event) *application.OnPaper {
	switch e := e.(type) {
	case application.Passed:
		return e.Paper
	case application.Countersigned:
		return e.Paper
	case application.Signed:
		return e.Paper
	case application.Delivered:
		return e.Paper
	}
	return nil
}

// paperIDs are the sealed texts of papers and conversations.
func paperIDs(e casefile.Event) (ids []string) {
	if p := onPaperOf(e); p != nil {
		ids = append(ids, p.NameID)
	}
	switch e := e.(type) {
	case application.Contacted:
		ids = append(ids, e.TextID)
	case application.Delivered:
		ids = append(ids, e.Servers)
	}
	return ids
}

// papers fills in whose signature an event is, what was said, who served.
func (e *Entry) papers(names Names, texts map[string]string) {
	if p := onPaperOf(e.Event); p != nil {
		e.Paper = &SignedOnPaper{Signer: cmp.Or(texts[p.NameID], names.Person(p.Signer)), Outside: p.NameID != "", Scan: p.ScanID}
	}
	switch x := e.Event.(type) {
	case application.Contacted:
		said, err := application.ReadContact(texts[x.TextID])
		if err != nil { // a text this program did not write: the line stays, without its words
			said = application.ContactText{}
		}
		e.Contact = &Contact{Seq: e.Seq, On: e.On, Time: x.Time, Way: x.Way, By: e.Actor, ContactText: said}
	case application.Delivered:
		if names := texts[x.Servers]; names != "" {
			e.Servers = strings.Split(names, "\n")
		}
	}
}

// contactsIn are the 联系记录 of a timeline, the latest conversation first.
func contactsIn(timeline []Entry) []Contact {
	var out []Contact
	for _, e := range timeline {
		if e.Contact != nil {
			out = append(out, *e.Contact)
		}
	}
	slices.SortStableFunc(out, func(a, b Contact) int {
		return cmp.Or(-cmp.Compare(a.On, b.On), -strings.Compare(a.Time, b.Time), -cmp.Compare(a.Seq, b.Seq))
	})
	return out
}
