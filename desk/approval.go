package desk

import "gongkai/letters"

// The 呈批单 as pages draw and send it.
type (
	ApprovalSheet = letters.ApprovalSheet
	SheetRisk     = letters.SheetRisk
	SheetRow      = letters.SheetRow
)

// Words of the 呈批单.
const (
	ApprovalTitle = letters.ApprovalTitle
	SignHere      = letters.SignHere
)

// ApprovalDocx is the sheet as a document of the office.
func ApprovalDocx(s ApprovalSheet) ([]byte, error) { return s.Docx(letters.Style{}) }

// Contents is the 内件品名 of a posted reply.
func Contents(docNo string) string { return letters.Contents(docNo) }
