package application

import "gongkai/casefile"

func (Registered) EventType() string            { return EvRegistered }
func (Completed) EventType() string             { return EvCompleted }
func (Assigned) EventType() string              { return EvAssigned }
func (Drafted) EventType() string               { return EvDrafted }
func (Passed) EventType() string                { return EvPassed }
func (Countersigned) EventType() string         { return EvCountersigned }
func (Returned) EventType() string              { return EvReturned }
func (Signed) EventType() string                { return EvSigned }
func (Delivered) EventType() string             { return EvDelivered }
func (Archived) EventType() string              { return EvArchived }
func (ExtensionRequested) EventType() string    { return EvExtensionRequested }
func (ExtensionApproved) EventType() string     { return EvExtensionApproved }
func (ExtensionNotified) EventType() string     { return EvExtensionNotified }
func (Withdrawn) EventType() string             { return EvWithdrawn }
func (Amended) EventType() string               { return EvAmended }
func (Voided) EventType() string                { return EvVoided }
func (Noted) EventType() string                 { return EvNoted }
func (DueRecomputed) EventType() string         { return EvDueRecomputed }
func (FactProved) EventType() string            { return EvFactProved }
func (CorrectionAsked) EventType() string       { return EvCorrectionAsked }
func (CorrectionReceived) EventType() string    { return EvCorrectionReceived }
func (Consulted) EventType() string             { return EvConsulted }
func (OpinionReceived) EventType() string       { return EvOpinionReceived }
func (ConsultationWithdrawn) EventType() string { return EvConsultationWithdrawn }
func (ReasonsAsked) EventType() string          { return EvReasonsAsked }
func (LaterDateFixed) EventType() string        { return EvLaterDateFixed }
func (Charged) EventType() string               { return EvCharged }
func (Paid) EventType() string                  { return EvPaid }
func (Abandoned) EventType() string             { return EvAbandoned }
func (RedoOrdered) EventType() string           { return EvRedoOrdered }

func (Registered) EventVersion() int            { return 1 }
func (Completed) EventVersion() int             { return 1 }
func (Assigned) EventVersion() int              { return 1 }
func (Drafted) EventVersion() int               { return 2 }
func (Passed) EventVersion() int                { return 2 }
func (Countersigned) EventVersion() int         { return 1 }
func (Returned) EventVersion() int              { return 1 }
func (Signed) EventVersion() int                { return 2 }
func (Delivered) EventVersion() int             { return 2 }
func (Archived) EventVersion() int              { return 1 }
func (ExtensionRequested) EventVersion() int    { return 1 }
func (ExtensionApproved) EventVersion() int     { return 1 }
func (ExtensionNotified) EventVersion() int     { return 1 }
func (Withdrawn) EventVersion() int             { return 1 }
func (Amended) EventVersion() int               { return 1 }
func (Voided) EventVersion() int                { return 1 }
func (Noted) EventVersion() int                 { return 1 }
func (DueRecomputed) EventVersion() int         { return 1 }
func (FactProved) EventVersion() int            { return 1 }
func (CorrectionAsked) EventVersion() int       { return 1 }
func (CorrectionReceived) EventVersion() int    { return 1 }
func (Consulted) EventVersion() int             { return 1 }
func (OpinionReceived) EventVersion() int       { return 1 }
func (ConsultationWithdrawn) EventVersion() int { return 1 }
func (ReasonsAsked) EventVersion() int          { return 1 }
func (LaterDateFixed) EventVersion() int        { return 1 }
func (Charged) EventVersion() int               { return 1 }
func (Paid) EventVersion() int                  { return 1 }
func (Abandoned) EventVersion() int             { return 1 }
func (RedoOrdered) EventVersion() int           { return 1 }

type eventReader struct {
	newest int // older versions have fewer fields and no other meaning
	read   func(body []byte) (casefile.Event, error)
}

// eventReaders read the body of each type of event.
func eventReaders() map[string]eventReader {
	return map[string]eventReader{
		EvRegistered:            {1, casefile.ReadEvent[Registered]},
		EvCompleted:             {1, casefile.ReadEvent[Completed]},
		EvAssigned:              {1, casefile.ReadEvent[Assigned]},
		EvDrafted:               {2, casefile.ReadEvent[Drafted]},
		EvPassed:                {2, casefile.ReadEvent[Passed]},
		EvCountersigned:         {1, casefile.ReadEvent[Countersigned]},
		EvReturned:              {1, casefile.ReadEvent[Returned]},
		EvSigned:                {2, casefile.ReadEvent[Signed]},
		EvDelivered:             {2, casefile.ReadEvent[Delivered]},
		EvArchived:              {1, casefile.ReadEvent[Archived]},
		EvExtensionRequested:    {1, casefile.ReadEvent[ExtensionRequested]},
		EvExtensionApproved:     {1, casefile.ReadEvent[ExtensionApproved]},
		EvExtensionNotified:     {1, casefile.ReadEvent[ExtensionNotified]},
		EvWithdrawn:             {1, casefile.ReadEvent[Withdrawn]},
		EvAmended:               {1, casefile.ReadEvent[Amended]},
		EvVoided:                {1, casefile.ReadEvent[Voided]},
		EvNoted:                 {1, casefile.ReadEvent[Noted]},
		EvDueRecomputed:         {1, casefile.ReadEvent[DueRecomputed]},
		EvFactProved:            {1, casefile.ReadEvent[FactProved]},
		EvCorrectionAsked:       {1, casefile.ReadEvent[CorrectionAsked]},
		EvCorrectionReceived:    {1, casefile.ReadEvent[CorrectionReceived]},
		EvConsulted:             {1, casefile.ReadEvent[Consulted]},
		EvOpinionReceived:       {1, casefile.ReadEvent[OpinionReceived]},
		EvConsultationWithdrawn: {1, casefile.ReadEvent[ConsultationWithdrawn]},
		EvReasonsAsked:          {1, casefile.ReadEvent[ReasonsAsked]},
		EvLaterDateFixed:        {1, casefile.ReadEvent[LaterDateFixed]},
		EvCharged:               {1, casefile.ReadEvent[Charged]},
		EvPaid:                  {1, casefile.ReadEvent[Paid]},
		EvAbandoned:             {1, casefile.ReadEvent[Abandoned]},
		EvRedoOrdered:           {1, casefile.ReadEvent[RedoOrdered]},
		EvContacted:             {1, casefile.ReadEvent[Contacted]},
		EvMailReturned:          {1, casefile.ReadEvent[MailReturned]},
		EvSentAgain:             {1, casefile.ReadEvent[SentAgain]},
	}
}

func readEvent(eventType string, version int, body []byte) (casefile.Event, error) {
	r, known := eventReaders()[eventType]
	if !known || version < 1 || version > r.newest {
		return nil, casefile.Unknown("event", eventType, version)
	}
	return r.read(body)
}
