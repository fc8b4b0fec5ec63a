// Package notice reads the yearly 任务分工 notice of a government office: a covering letter, then a table of
// 重点任务 (section and topic), 贯彻举措 (measure), 牵头单位 and 责任单位, one measure a row.
//
// It decides what each cell is, which dates and standing duties stand in the prose, and what looks irregular. It mends
// nothing: a misprint stays as printed, a doubtful reading becomes a warning, and a cell it cannot place becomes a
// warning with the number of its line. It refuses to know organisations (which units exist is the importer's to ask),
// working days (they come in as a function) and people: names and numbers of a contact line are masked before anything
// else is read, so that neither an item, nor a warning, nor Source can hold them.
package notice
