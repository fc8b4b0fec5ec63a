package application_test

import (
	"errors"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/story"
	"gongkai/statute/clock"
	"gongkai/statute/review"
)

func defaults(t *testing.T) application.Rules {
	return application.DefaultRules(clock.Defaults(story.MustCalendar(t)), story.MustTariffs(), story.MustGrounds())
}

func TestSettingsChangeWhatTheyName(t *testing.T) {
	t.Parallel()
	s, err := parseSettings([]byte(`{"correction_days":10,"agency_consult_days":11,"pay_days":12,"redo_days":13,
		"reasons_as_correction":true,"remind_before":[7,1],"morning":"09:15","review_months":6,"search_places":3,
		"marked_before_request":false,"pass_as":"unit_head","sign_as":"main_leader","one_role":false,"higher_may_sign":false,"co_applicants":8}`))
	if err != nil {
		t.Fatal(err)
	}
	r := s.Apply(defaults(t))
	if r.Clock.CorrectionDays != 10 || r.Clock.AgencyConsultDays != 11 || r.Clock.PayDays != 12 || r.Clock.RedoDays != 13 || !r.Clock.ReasonsAsCorrection {
		t.Errorf("clock %+v", r.Clock)
	}
	if len(r.RemindBefore) != 2 || r.RemindBefore[0] != 7 || r.MorningHour != 9 || r.MorningMinute != 15 {
		t.Errorf("reminders %v at %d:%d", r.RemindBefore, r.MorningHour, r.MorningMinute)
	}
	if r.Review.ReviewMonths != 6 || r.Review.SearchPlaces != 3 || r.Review.MarkedBeforeRequest || r.PassAs != review.UnitHead || r.SignAs != review.MainLeader {
		t.Errorf("review %+v, %s, %s", r.Review, r.PassAs, r.SignAs)
	}
	if r.OneRole || r.HigherMaySign || !defaults(t).OneRole || !defaults(t).HigherMaySign {
		t.Error("who signs what")
	}
	if r.CoApplicants != 8 || defaults(t).CoApplicants != 50 {
		t.Error("how many apply together")
	}
	if r.Clock.ReplyDays != 20 || r.Clock.ConsultDays != 15 || r.Clock.MaxExtension != 20 {
		t.Error("a period of the 条例 was changed")
	}
}

func TestNoSettingsAreTheDefaults(t *testing.T) {
	t.Parallel()
	s, err := parseSettings([]byte(`{}`))
	was := defaults(t)
	if r := s.Apply(was); err != nil || r.Clock != was.Clock || r.PassAs != was.PassAs || r.MorningHour != 8 || len(r.RemindBefore) != 3 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestSettingsAreReadStrictly(t *testing.T) {
	t.Parallel()
	for _, text := range []string{``, `[]`, `{"reply_days":15}`, `{"correction_days":0}`, `{"correction_days":61}`, `{"pay_days":61}`,
		`{"redo_days":0}`, `{"agency_consult_days":-1}`, `{"review_months":0}`, `{"search_places":11}`, `{"remind_before":[1,2]}`, `{"remind_before":[61]}`,
		`{"remind_before":[6,5,4,3,2,1]}`, `{"morning":"8点"}`, `{"pass_as":"boss"}`, `{"sign_as":""}`, `{"correction_days":"15"}`} {
		if _, err := parseSettings([]byte(text)); !errors.Is(err, application.ErrSettings) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// parseSettings reads them as a file of conventions is read.
func parseSettings(text []byte) (s application.Settings, err error) {
	if err = casefile.Strict(text, &s); err != nil {
		return s, application.ErrSettings
	}
	return s, s.Check()
}
