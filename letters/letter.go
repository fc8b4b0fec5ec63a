package letters

import "slices"

// Code is the number of a form in the catalogue of 文书.
type Code string

// The forms written so far. Codes are stable: they stand in events and file names.
const (
	T03 Code = "T03" // 登记回执
	T06 Code = "T06" // 延期答复告知书
	T21 Code = "T21" // 答复书·予以公开
)

// Name is what an official calls the form; "" for an unknown code.
func (c Code) Name() string {
	switch c {
	case T03:
		return "登记回执"
	case T06:
		return "延期答复告知书"
	case T21:
		return "答复书·予以公开"
	default:
		return ""
	}
}

// Letter is a composed letter, part by part as it is read.
type Letter struct {
	Code      Code
	Title     string
	Number    Text   // 文号; a receipt has none
	Addressee Text   // without the colon; a receipt has none
	Rows      []Row  // a receipt's table
	Body      []Text // paragraphs
	Remedy    Remedy // which remedy paragraph; REM_NONE on procedural letters, "" while the date is missing
	Rights    []Text // the remedy paragraph
	Enclosed  []Text // 附件说明, one line each
	Signed    Text   // 署名
	Date      Text   // 成文日期
}

// Row is a line of a receipt's table.
type Row struct {
	Label string
	Value Text
}

// Unfilled are the names of what is missing, in the order of the letter, each once. A letter with any is a draft.
func (l Letter) Unfilled() (names []string) {
	for _, t := range l.texts() {
		for _, p := range t {
			if p.Unfilled && !slices.Contains(names, p.Words) {
				names = append(names, p.Words)
			}
		}
	}
	return names
}

// texts are all parts that can have gaps.
func (l Letter) texts() (all []Text) {
	all = append(all, l.Number, l.Addressee)
	for _, r := range l.Rows {
		all = append(all, r.Value)
	}
	return slices.Concat(all, l.Body, l.Rights, l.Enclosed, []Text{l.Signed, l.Date})
}
