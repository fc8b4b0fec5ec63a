// Package holiday reads the yearly 放假安排 of the State Council's office (国办发明电) as it is worded: which days are off, and which
// weekend days are worked instead. It finds what does not agree with itself: a weekday that is not that date's, a make-up day that is a
// working day anyhow, a day named twice or of another year, a number of days that is not the stretch's. It knows no law: what a day off
// does to a period is package calendar's.
package holiday
