package site

import "time"

// note writes one line a request: the route's pattern, never the address itself, so that nothing of a case and no query is in it.
func (s *Site) note(v *Visit, r Route) {
	w := v.C.Writer
	s.Log.Info("page", "ref", v.Ref, "method", v.C.Request.Method, "route", r.Path, "status", w.Status(), "bytes", w.Size(),
		"ms", time.Since(v.began).Milliseconds(), "account", v.Person.ID)
}
