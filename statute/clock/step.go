package clock

import "gongkai/civil"

// StepCode names one step of an explanation. The codes lie in stored events and are for ever.
type StepCode string

// The steps. Which fields of Step they use stands beside them.
const (
	StepReceived          StepCode = "received"           // On arrived, Proved received, Channel; First, MakeUp, From–To days off before it
	StepCorrectionSent    StepCode = "correction_sent"    // On, Until the applicant's time
	StepCorrected         StepCode = "corrected"          // like StepReceived, N the new period
	StepCorrectedIdly     StepCode = "corrected_idly"     // On: after a notice that stopped nothing
	StepCorrectionExpired StepCode = "correction_expired" // On
	StepConsulted         StepCode = "consulted"          // On sent, Proved served, Until ended, Ending, Party
	StepExcluded          StepCode = "excluded"           // From–To, N working days left out
	StepResumed           StepCode = "resumed"            // On, MakeUp, N which day of the count
	StepCounted           StepCode = "counted"            // From–To, N working days counted
	StepRest              StepCode = "rest"               // From–To days off
	StepMakeUp            StepCode = "make_up"            // On: a day of rest that is worked
	StepExtended          StepCode = "extended"           // On told, Proved approved, N working days
	StepReasonsAsked      StepCode = "reasons_asked"      // On
	StepLaterDate         StepCode = "later_date"         // On told, Until the date
	StepFeeNoticed        StepCode = "fee_noticed"        // On sent, Proved served, Until the applicant's time
	StepPaid              StepCode = "paid"               // On, N, First, MakeUp, From–To
	StepRedo              StepCode = "redo"               // On, N, First, MakeUp, From–To
	StepDue               StepCode = "due"                // On, MakeUp, N the period; N is 0 for a later date fixed
	StepFromArrival       StepCode = "from_arrival"       // On, From the arrival: the conservative date
	StepEndCounted        StepCode = "end_counted"        // On: the conservative date, the last day of each span counted
	StepNothingLeftOut    StepCode = "nothing_left_out"   // On: the conservative date of a period ordered
	StepLimit             StepCode = "limit"              // On: the permissive date
	StepProvisional       StepCode = "provisional"        // On: the first day without a notice
	StepReplied           StepCode = "replied"            // On, Until the due date
	StepWithdrawn         StepCode = "withdrawn"          // On
	StepViolation         StepCode = "violation"          // Check; On, Until the date it was compared with
)

// Step is one step of an explanation: a code and its dates and counts, never names or texts. Counts are working days.
type Step struct {
	Code    StepCode   `json:"code"`
	On      civil.Date `json:"on,omitempty"`
	Proved  civil.Date `json:"proved,omitempty"`
	Until   civil.Date `json:"until,omitempty"`
	From    civil.Date `json:"from,omitempty"`
	To      civil.Date `json:"to,omitempty"`
	First   civil.Date `json:"first,omitempty"` // day 1
	N       int        `json:"n,omitempty"`
	MakeUp  bool       `json:"make_up,omitempty"` // First, or else On, is a Saturday or Sunday worked (调休上班)
	Channel Channel    `json:"channel,omitempty"`
	Party   Party      `json:"party,omitempty"`
	Ending  Ending     `json:"ending,omitempty"`
	Check   Check      `json:"check,omitempty"`
}
