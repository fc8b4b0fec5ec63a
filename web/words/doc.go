// Package words is where codes become Chinese: checks, events, acts, stages, channels, ways, roles, fields and dates.
//
// Pages, API and letters say the same thing because they ask here. It decides nothing, reads nothing and holds no data of a
// case; a code it does not know is shown as it is, so that a newer code is never hidden.
package words
