// Package letters is the 文书 that leave the office, as text and as .docx: every 政府信息公开申请答复书 from T20 to T39, the letters that
// end an application (T40, T41), and the procedural ones between receipt and reply (T03 to T09, T11 to T13).
//
// It decides the wording and the order of the parts; which remedy paragraph stands under a decision of a given day, and its
// words, are statute/remedy's. What is missing is never guessed and never left blank: it is printed as 【未填：…】 and listed by
// Letter.Unfilled, and the caller decides whether such a letter may be issued. What contradicts itself on the letter's face
// (an extension of 21 days, a date before the receipt, 不予受理 in our own words, the applicant named to a third party) gives Faults
// and no letter.
//
// Of a state secret it prints level and term. Facts, reasons and whatever else is on file about it stay out of every letter.
//
// It refuses to know cases, stores and clocks: every date, name and court comes in as an argument. Whether a letter may be
// written at all is decided where the act is.
package letters
