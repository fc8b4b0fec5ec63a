package application

type (
	// OnPaper is a signature that was given on a 呈批单. The event's On is its date; the event's actor entered it.
	OnPaper struct {
		Signer string `json:"signer,omitempty"`  // account id
		NameID string `json:"name_id,omitempty"` // the sealed name of somebody from outside
		ScanID string `json:"scan_id"`
	}
	// Contacted is a 联系记录.
	Contacted struct {
		Time   string     `json:"time"`
		Way    ContactWay `json:"way"`
		TextID string     `json:"text_id"` // a sealed ContactText
	}
	// MailReturned is a reply that the post brought back.
	MailReturned struct {
		Target int          `json:"target"` // seq of the event that had sent it
		Reason ReturnReason `json:"reason"`
	}
	// SentAgain is a reply that left once more.
	SentAgain struct {
		Way      Way    `json:"way"`
		Tracking string `json:"tracking,omitempty"`
	}
)

func (Contacted) EventType() string    { return EvContacted }
func (MailReturned) EventType() string { return EvMailReturned }
func (SentAgain) EventType() string    { return EvSentAgain }

func (Contacted) EventVersion() int    { return 1 }
func (MailReturned) EventVersion() int { return 1 }
func (SentAgain) EventVersion() int    { return 1 }

// By is whose signature it is: the actor's, or that of the person who signed on paper. Somebody from outside has no account; he is
// known by the id of his name.
func (p *OnPaper) By(actor string) string {
	switch {
	case p == nil:
		return actor
	case p.Signer != "":
		return p.Signer
	}
	return p.NameID
}
