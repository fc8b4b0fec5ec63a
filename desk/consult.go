package desk

import (
	"context"
	"strings"

	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/store"
)

// mayConsult holds what only the opened names can tell: the applicant is not named to a third party (art. 32), and nobody is asked
// twice at once, which would stop the clock for longer than the law gives him.
func (d *Desk) mayConsult(ctx context.Context, row store.Case, c application.Consult) error {
	r, err := d.record.Read(ctx, row.ID)
	if err != nil {
		return err
	}
	s, ok := r.State.(application.State)
	if !ok {
		return ErrNotFound
	}
	var bad Invalid
	if c.Party != clock.Agency {
		parties, err := d.record.Parties(ctx, s.PartyID)
		if err != nil {
			return err
		}
		if name := strings.TrimSpace(parties[s.PartyID].Name); len([]rune(name)) > 1 && strings.Contains(c.Text, name) {
			bad = append(bad, Fault{Field: "text", Code: "names_applicant"})
		}
	}
	asked := make([]string, 0, len(s.Consultations))
	for _, x := range s.OpenConsultations() {
		asked = append(asked, x.AddresseeID)
	}
	names, err := d.record.Texts(ctx, asked...)
	if err != nil {
		return err
	}
	for _, id := range asked {
		if strings.TrimSpace(names[id]) == strings.TrimSpace(c.Name) {
			bad = append(bad, Fault{Field: "name", Code: "still_asked"})
			break
		}
	}
	if len(bad) > 0 {
		return bad
	}
	return nil
}
