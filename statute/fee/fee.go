package fee

import "gongkai/civil"

// Fee is an amount with its computation, band by band (超额累进).
type Fee struct {
	Yuan  int64  `json:"yuan"`
	Bands []Band `json:"bands"` // in ascending order; none where no fee existed or nothing was counted
}

// Band is one price: the units or pages From to To, both included, at Each.
type Band struct {
	From  int   `json:"from"`
	To    int   `json:"to"`
	Count int   `json:"count"`
	Each  int64 `json:"yuan_each"`
	Yuan  int64 `json:"yuan"`
}

// ByUnits is the fee for n units of the same applicant in one calendar month (109号 art. 4). n is 0 to Most.
func (t Tariffs) ByUnits(n int, on civil.Date) (Fee, error) { return t.total(Units, 0, n, on) }

// ByPages is the fee for the pages of one application (109号 art. 5). pages is 0 to Most.
func (t Tariffs) ByPages(pages int, on civil.Date) (Fee, error) { return t.total(Pages, 0, pages, on) }

// PriceOf is what the k-th unit of the month, or the k-th page, costs by itself; k is 1 to Most.
func (t Tariffs) PriceOf(by By, k int, on civil.Date) (int64, error) {
	s, err := t.scale(by, on)
	if err != nil {
		return 0, err
	}
	if k < 1 || k > Most {
		return 0, ErrNumber
	}
	return s.price(k), nil
}

// Application is what counts of one application for its charge.
type Application struct {
	On     civil.Date // the day that chooses the state of the law and the month: the day of receipt [C]
	Before int        // units of the same applicant at the same agency earlier in that calendar month
	Units  int        // units of this application: the smallest reasonable ones (一事一申请, art. 4), at least 1
	Pages  int        // sides of A4 or smaller that the applicant gets; 0 where the answer only tells where to find it
}

// Charge is what one application costs by the tariff that was picked. Several tariffs for one application do not exist: the
// office puts the amounts side by side, picks one, and names it in the notice.
func (t Tariffs) Charge(by By, a Application) (Fee, error) {
	if a.Before < 0 || a.Units < 1 || a.Pages < 0 || a.Pages > Most || a.Before > Most || a.Units > Most-a.Before {
		return Fee{}, ErrNumber
	}
	if by == Units {
		return t.total(Units, a.Before, a.Units, a.On)
	}
	return t.total(by, 0, a.Pages, a.On)
}

// total adds the prices of n units after the first `before`.
func (t Tariffs) total(by By, before, n int, on civil.Date) (Fee, error) {
	s, err := t.scale(by, on)
	if err != nil {
		return Fee{}, err
	}
	if n < 0 || n > Most {
		return Fee{}, ErrNumber
	}
	f := Fee{Bands: []Band{}}
	if len(s) == 0 {
		return f, nil
	}
	for k, through := before+1, before+n; k <= through; {
		yuan, last := s.at(k)
		b := Band{From: k, To: min(last, through), Each: yuan}
		b.Count = b.To - b.From + 1
		b.Yuan = int64(b.Count) * yuan
		f.Yuan += b.Yuan
		f.Bands = append(f.Bands, b)
		k = b.To + 1
	}
	return f, nil
}
