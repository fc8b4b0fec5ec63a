package parts

// Other is an agent or a co-applicant; document and telephone are masked.
type Other struct {
	Role, Name, DocKind, Document, Phone, Address, Note string
	Field                                               string // by which the reveal names the person: agent, co1
	Reveal                                              string // address of the reveal form; "" for those who may not
}
