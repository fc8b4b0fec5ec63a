// Package civil holds dates without time or zone: the days on which the law counts.
//
// A legal date is a day in China (东八区). Instants are UTC and become dates here, at a fixed +08:00, and nowhere else:
// a server in another time zone must not move a receipt date or the year of a 登记号.
package civil
